import Dialects
import JSONText
import TwilioDialects

extension SampleRun {
  /// What each rule has to say about this run, by rule id.
  func judge() -> [String: RuleReport] {
    var reports: [String: RuleReport] = [:]
    for type in twilioRules { reports[type.id] = judge(type) }
    return reports
  }

  private func judge(_ type: any Rule.Type) -> RuleReport {
    var rule = type.init()
    var report = RuleReport()
    for name in type.documents {
      let context = RuleContext(documentType: name, truth: truth)
      report.file = name
      for (index, document) in (documents[name] ?? []).enumerated() {
        report.line = index + 1
        rule.check(document, context, &report)
      }
    }
    rule.finish(RuleContext(documentType: "", truth: truth), &report)
    return report
  }
}
