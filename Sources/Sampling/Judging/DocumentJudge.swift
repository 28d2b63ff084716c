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
        let judged = Self.judge(example, by: kind, finishing: true, name)
        guard !judged.asksTruth else { return nil }
        guard judged.report.violations > 0 else { continue }
        finishes = false
        let alone = Self.judge(example, by: kind, finishing: false, name)
        if alone.report.violations > 0 { return nil }
      }
      return JudgedRule(type: kind, finishes: finishes)
    }
  }

  /// The ids of the rules that judge, in the order of the catalogue.
  public var ruleIDs: [String] { rules.map { $0.type.id } }

  /// Everything that is wrong with a document; rules see it only when it keeps its contract.
  public func offences(of document: JSONValue) -> [Offence] {
    let broken = type.shape.violations(in: document)
    guard broken.isEmpty else {
      return broken.map { Offence(rule: "contract", pointer: $0.pointer, message: $0.message) }
    }
    return ruleOffences(of: document)
  }

  /// What rules say of a document that keeps its contract.
  func ruleOffences(of document: JSONValue) -> [Offence] {
    rules.compactMap { rule in
      let judged = Self.judge(document, by: rule.type, finishing: rule.finishes, type.stream.documentType)
      guard !judged.asksTruth, judged.report.violations > 0 else { return nil }
      return Offence(rule: rule.type.id, pointer: "", message: judged.report.examples.first?.message ?? "")
    }
  }

  /// Whether no rule has anything to say of a document that keeps its contract.
  func keepsRules(_ document: JSONValue) -> Bool {
    for rule in rules {
      let judged = Self.judge(document, by: rule.type, finishing: rule.finishes, type.stream.documentType)
      if !judged.asksTruth, judged.report.violations > 0 { return false }
    }
    return true
  }

  private static func judge(
    _ document: JSONValue, by kind: any Rule.Type, finishing: Bool, _ name: String
  ) -> (report: RuleReport, asksTruth: Bool) {
    let absence = TruthAbsence()
    var rule = kind.init()
    var report = RuleReport()
    rule.check(document, RuleContext(documentType: name, absence: absence), &report)
    if finishing { rule.finish(RuleContext(documentType: "", absence: absence), &report) }
    return (report, absence.wasNoted)
  }
}
