import Dialects
import JSONText

/// Documents that are wrong in exactly one way.
extension Sampler {
  /// How often a way is chosen anew when it turns out to break something else as well, or nothing.
  private static let attempts = 8

  func invalid(_ choices: inout Choices) -> Sample {
    // The contract has most ways to be broken, rules the most interesting ones.
    let family = choices.draw(weights: [2, 3, 3])
    for _ in 0..<Self.attempts {
      let sample = choices.span { choices in
        switch family {
        case 0: brokenText(&choices)
        case 1: brokenContract(&choices)
        default: brokenRule(&choices) ?? brokenContract(&choices)
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
    let document = base(&choices, among: nil, for: [])
    guard let text = breakage.apply(to: document, &choices) else { return nil }
    do {
      _ = try JSONReader.parse(text)
      return nil
    } catch {
      guard breakage.isReason(error.reason) else { return nil }
      let label = SampleLabel(
        rule: "text.\(breakage.rawValue)", pointer: "", kind: breakage.rawValue,
        description: "\(breakage.description): \(error)")
      return Sample(text: text, label: label, choices: choices.record, original: document)
    }
  }

  private func brokenContract(_ choices: inout Choices) -> Sample? {
    let (kind, ways) = choices.element(of: material.breakages)
    let way = choices.element(of: ways)
    let place = material.survey.places[way.place]
    let original = base(&choices, among: place.holders, for: [way.place])
    var document = original
    let position = choices.draw(through: 15)
    guard document.edit(at: place.pattern, choose: { position % $0 }, way.breakage.change) != nil else { return nil }
    let broken = material.pool.type.shape.violations(in: document, limit: 2)
    guard broken.count == 1 else { return nil }
    let label = SampleLabel(
      rule: "contract.\(kind)", pointer: broken[0].pointer, kind: kind, description: broken[0].description)
    return Sample(
      text: document.compactBytes, label: label, choices: choices.record,
      touched: [SampleTouch(place.name, kind)],
      original: original)
  }

  private func brokenRule(_ choices: inout Choices) -> Sample? {
    let rules = material.relations.rules
    guard !rules.isEmpty else { return nil }
    let (rule, entries) = choices.element(of: rules)
    let entry = choices.element(of: entries)
    let pattern = material.survey.places[entry.place].pattern
    let original = base(&choices, among: entry.examples, for: [entry.place])
    var document = original
    let position = choices.draw(through: 15)
    guard
      let pointer = document.edit(at: pattern, choose: { position % $0 }, { entry.edit.change($0) }),
      material.pool.type.shape.accepts(document),
      let offence = material.pool.judge.onlyOffence(of: document), offence.rule == rule
    else { return nil }
    let label = SampleLabel(rule: rule, pointer: pointer, kind: "relation", description: offence.message)
    return Sample(
      text: document.compactBytes, label: label, choices: choices.record,
      touched: [SampleTouch(material.survey.places[entry.place].name, entry.edit.name)], original: original)
  }

  /// A sound document: one of `examples`, of which parts are missing that may.
  private func base(_ choices: inout Choices, among examples: [Int]?, for places: [Int]) -> JSONValue {
    let example = examples.map { choices.element(of: $0) } ?? choices.draw(through: material.pool.documents.count - 1)
    return material.base(example, material.thinning(&choices), for: places)
  }

  /// What every type can be broken by: a member that its contract does not know.
  private func unexpectedMember(_ record: ChoiceRecord) -> Sample {
    let original = material.base(0, .most, for: [])
    let text = JSONValue.object(original.members + [("unexpected", .integer(1))]).compactBytes
    let label = SampleLabel(
      rule: "contract.extra-property", pointer: "/unexpected", kind: "extra-property",
      description: "/unexpected: is not in the contract")
    return Sample(text: text, label: label, choices: record, original: original)
  }
}
