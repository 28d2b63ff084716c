import Dialects
import JSONText

/// Invariant 46, its first clause.
struct Statistics: Rule {
  static let id = "twilio.participant.statistics"
  static let summary = "a maximum is no less than its average"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    for (direction, metrics) in summary.directions {
      for name in ["jitter", "latency"] {
        guard let average = metrics[name]?["avg"]?.double, let maximum = metrics[name]?["max"]?.double else { continue }
        report.expect(maximum >= average) { "\(direction) \(name): \(average) on average, \(maximum) at most" }
      }
    }
  }
}
