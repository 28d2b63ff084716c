import DialectCatalogue
public import Dialects
import Documents
public import JSONText

/// What `verify` says of one document that stands alone: its contract table, and those rules that need nothing else.
///
/// Which rules these are is found by trying: one that asks for the truth, or complains about a realistic document only
/// because its neighbours are missing, is about more than a document.
public struct DocumentJudge: Sendable {
  /// A complaint.
  public struct Offence: Hashable, Sendable {
    /// `contract`, or the rule's id.
    public var rule: String
    /// Where the contract is broken; empty for a rule, which names no place.
    public var pointer: String
    /// What is wrong, with the values.
    public var message: String
  }

  /// The kind of document.
  public let type: DocumentType
  private let rules: [JudgedRule]

  private struct JudgedRule: Sendable {
    var type: any Rule.Type
    /// Whether what it says once everything was read holds for one document too.
    var finishes: Bool
  }

  /// A judge of documents of `type`, of which `examples` are sound.
  init(_ type: DocumentType, examples: [JSONValue]) {
    self.type = type
    let name = type.stream.documentType
    rules = Catalogue.rules.compactMap { kind in
      guard kind.documents.contains(name) else { return nil }
      var finishes = true
      for example in examples {
        let judged = Self.judge(example, by: kind, finishing: finishes, name)
        if judged.absence.wasNoted { return nil }
        guard judged.report.violations > 0 else { continue }
        guard finishes else { return nil }
        finishes = false
        if Self.judge(example, by: kind, finishing: false, name).report.violations > 0 { return nil }
      }
      return JudgedRule(type: kind, finishes: finishes)
    }
  }

  /// The ids of the rules that judge, in the order of the catalogue.
  public var ruleIDs: [String] { rules.map { $0.type.id } }

  /// The ids of the rules whose claim a sound document puts to the test: others are about several documents.
  public func rulesTested(by document: JSONValue) -> [String] {
    rules.filter {
      Self.judge(document, by: $0.type, finishing: $0.finishes, type.stream.documentType).report.checked > 0
    }
    .map { $0.type.id }
  }

  /// Whether any of the rules `ids` complains about a document that keeps its contract.
  func isOffended(_ ids: Set<String>, by document: JSONValue) -> Bool {
    rules.contains { kind in
      ids.contains(kind.type.id)
        && Self.judge(document, by: kind.type, finishing: kind.finishes, type.stream.documentType).report.violations > 0
    }
  }

  /// Everything that is wrong with a document; rules see it only when it keeps its contract.
  public func offences(of document: JSONValue) -> [Offence] {
    let broken = type.shape.violations(in: document)
    guard broken.isEmpty else {
      return broken.map { Offence(rule: "contract", pointer: $0.pointer, message: $0.message) }
    }
    return ruleOffences(of: document, atMost: .max)
  }

  /// Whether a document keeps its contract and no rule has anything to say of it.
  func isSound(_ document: JSONValue) -> Bool {
    type.shape.accepts(document) && ruleOffences(of: document, atMost: 1).isEmpty
  }

  /// What is said of a document that keeps its contract, when one rule says something and no other does.
  func onlyOffence(of document: JSONValue) -> Offence? {
    let offences = ruleOffences(of: document, atMost: 2)
    return offences.count == 1 ? offences[0] : nil
  }

  private func ruleOffences(of document: JSONValue, atMost limit: Int) -> [Offence] {
    var offences: [Offence] = []
    let name = type.stream.documentType
    let absence = TruthAbsence()
    // One pair of contexts for all rules: making them is most of what a short rule costs.
    let context = RuleContext(documentType: name, absence: absence)
    let ending = RuleContext(documentType: "", absence: absence)
    for kind in rules {
      var rule = kind.type.init()
      var report = RuleReport()
      rule.check(document, context, &report)
      if kind.finishes { rule.finish(ending, &report) }
      guard report.violations > 0 else { continue }
      // Whoever asked for the truth may have been another rule, so this one is heard once more.
      if absence.wasNoted, Self.judge(document, by: kind.type, finishing: kind.finishes, name).absence.wasNoted {
        continue
      }
      offences.append(Offence(rule: kind.type.id, pointer: "", message: report.examples.first?.message ?? ""))
      if offences.count == limit { break }
    }
    return offences
  }

  private static func judge(
    _ document: JSONValue, by kind: any Rule.Type, finishing: Bool, _ name: String
  ) -> (report: RuleReport, absence: TruthAbsence) {
    let absence = TruthAbsence()
    var rule = kind.init()
    var report = RuleReport()
    rule.check(document, RuleContext(documentType: name, absence: absence), &report)
    if finishing { rule.finish(RuleContext(documentType: "", absence: absence), &report) }
    return (report, absence)
  }
}
