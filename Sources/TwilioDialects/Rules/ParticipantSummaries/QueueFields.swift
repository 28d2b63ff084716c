public import Dialects
public import JSONText

/// Invariant 41.
public struct QueueFields: Rule {
  public static let id = "twilio.participant.queue-fields"
  public static let summary = "calls that the API placed tell of its queue, and no others do"
  public static let documents = ["twilio.conference-participant-summary"]

  public init() {}

  public mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    let length = document["outbound_queue_length"]?.integer
    let time = document["outbound_time_in_queue"]?.integer
    report.expect((length != nil) != summary.isInbound && (time != nil) != summary.isInbound) {
      "\(summary.isInbound ? "inbound" : "outbound") with queue length \(length ?? -1) and time \(time ?? -1)"
    }
  }
}
