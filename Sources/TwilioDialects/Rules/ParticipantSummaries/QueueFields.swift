import Dialects
import JSONText

/// Invariant 41.
struct QueueFields: Rule {
  static let id = "twilio.participant.queue-fields"
  static let summary = "calls that the API placed tell of its queue, and no others do"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    let length = document["outbound_queue_length"]?.integer
    let time = document["outbound_time_in_queue"]?.integer
    report.expect((length != nil) != summary.isInbound && (time != nil) != summary.isInbound) {
      "\(summary.isInbound ? "inbound" : "outbound") with queue length \(length ?? -1) and time \(time ?? -1)"
    }
  }
}
