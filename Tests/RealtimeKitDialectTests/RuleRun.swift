import Dialects
import JSONText
import RealtimeKitDialect

/// A run held in memory: documents by type, in file order, and the truth they belong to.
struct RuleRun {
  var documents: [String: [JSONValue]]
  var truth = SampleTruth.index

  /// The samples as they are.
  static let good: RuleRun = {
    var documents: [String: [JSONValue]] = [:]
    for document in SampleRun.all {
      guard let value = try? document.value else { continue }
      documents[document.type, default: []].append(value)
    }
    return RuleRun(documents: documents)
  }()

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
