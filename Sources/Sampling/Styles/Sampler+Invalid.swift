import Dialects
import JSONText

/// Documents that are wrong in exactly one way.
extension Sampler {
  /// How often a way is chosen anew when it turns out to break something else as well, or nothing.
  private static let attempts = 8

  func invalid(_ choices: inout Choices) -> Sample {
    // The contract has most ways to be broken, rules the most interesting ones.
    let families = [2, 3, table.breaking.isEmpty ? 0 : 3]
    let family = choices.draw(weights: families)
    for _ in 0..<Self.attempts {
      let sample = choices.span { choices in
        switch family {
        case 0: brokenText(&choices)
        case 1: brokenContract(&choices)
        default: brokenRule(&choices)
        }
      }
      if var sample {
        sample.choices = choices.record
        return sample
      }
    }
    return unexpectedMember(choices.record)
  }

  private func brokenText(_ choices: inout Choices) -> Sample? {
    let breakage = choices.element(of: TextBreakage.allCases)
    let document = choices.element(of: pool.documents)
    guard let text = breakage.apply(to: document, &choices) else { return nil }
    do {
      _ = try JSONReader.parse(text)
      return nil
    } catch {
      guard breakage.isReason(error.reason) else { return nil }
      let label = SampleLabel(
        rule: "text.\(breakage.rawValue)", pointer: "", kind: breakage.rawValue,
        description: "\(breakage.description): \(error)")
      return Sample(text: text, label: label, choices: choices.record)
    }
  }

  private func brokenContract(_ choices: inout Choices) -> Sample? {
    let (kind, ways) = choices.element(of: breakages.map { ($0.kind, $0.ways) })
    let way = choices.element(of: ways)
    var document = pool.documents[choices.element(of: way.examples)]
    let position = choices.draw(through: 15)
    guard document.edit(at: way.pattern, choose: { position % $0 }, way.breakage.change) != nil else { return nil }
    let broken = pool.type.shape.violations(in: document, limit: 2)
    guard broken.count == 1 else { return nil }
    let label = SampleLabel(
      rule: "contract.\(kind)", pointer: broken[0].pointer, kind: kind, description: broken[0].description)
    return Sample(
      text: document.compactBytes, label: label, choices: choices.record, touched: [way.pattern.text])
  }

  private func brokenRule(_ choices: inout Choices) -> Sample? {
    guard !table.breaking.isEmpty else { return nil }
    let (rule, entries) = choices.element(of: table.breaking.map { ($0.rule, $0.entries) })
    let entry = choices.element(of: entries)
    var document = pool.documents[choices.element(of: entry.examples)]
    let position = choices.draw(through: 15)
    guard
      let pointer = document.edit(at: entry.pattern, choose: { position % $0 }, entry.edit.change),
      pool.type.shape.accepts(document)
    else { return nil }
    let offences = pool.judge.ruleOffences(of: document)
    guard offences.count == 1, offences[0].rule == rule else { return nil }
    let label = SampleLabel(rule: rule, pointer: pointer, kind: "relation", description: offences[0].message)
    return Sample(
      text: document.compactBytes, label: label, choices: choices.record, touched: [entry.pattern.text])
  }

  /// What every type can be broken by: a member that its contract does not know.
  private func unexpectedMember(_ record: ChoiceRecord) -> Sample {
    let text = JSONValue.object(pool.documents[0].members + [("unexpected", .integer(1))]).compactBytes
    let label = SampleLabel(
      rule: "contract.extra-property", pointer: "/unexpected", kind: "extra-property",
      description: "/unexpected: is not in the contract")
    return Sample(text: text, label: label, choices: record)
  }
}
