import Dialects
import JSONText

/// Invariant 27.
struct FeedbackOnce: Rule {
  static let id = "twilio.call-event.feedback-once"
  static let summary = "feedback is given once at most, after the call"
  static let documents = ["twilio.call-event"]

  private var ended: Set<String> = []
  private var given: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    if event.sdkConnection?.hasPrefix("disconnected-by-") == true { ended.insert(event.call) }
    guard event.group == "feedback" else { return }
    let isFirst = given.insert(event.call).inserted
    report.expect(isFirst && ended.contains(event.call)) { isFirst ? "before the call ended" : "given twice" }
  }
}
