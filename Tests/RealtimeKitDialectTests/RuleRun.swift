import Dialects
import JSONText
import RealtimeKitDialect

/// A run held in memory: documents by type, in file order, and the truth they belong to.
struct RuleRun {
  var documents: [String: [JSONValue]]
  var truth: TruthIndex

  /// All samples as they are.
  static let good = RuleRun { _ in true }
  /// A few samples in which every rule has something to check, which keeps the fixtures quick.
  static let small = RuleRun {
    ["coaching", "desktop-customer", "phone-customer", "meeting"].contains($0)
  }

  /// The samples whose name `isMeant`.
  private init(_ isMeant: (String) -> Bool) {
    documents = [:]
    truth = TruthIndex()
    for document in SampleRun.all where isMeant(document.name) {
      guard let value = try? document.value else { continue }
      documents[document.type, default: []].append(value)
    }
    for conversation in SampleTruth.index.conversations where isMeant(conversation.id) { truth.add(conversation) }
  }

  /// What one rule finds.
  func report(of type: any Rule.Type) -> RuleReport {
    var rule = type.init()
    var report = RuleReport()
    for name in type.documents {
      report.file = name
      for (line, document) in (documents[name] ?? []).enumerated() {
        report.line = line + 1
        rule.check(document, RuleContext(documentType: name, truth: truth), &report)
      }
    }
    rule.finish(RuleContext(documentType: "", truth: truth), &report)
    return report
  }

  /// The rules that find something wrong, in the order of the list.
  var offended: [String] {
    realtimeKitRules.filter { report(of: $0).violations > 0 }.map { $0.id }
  }
}
