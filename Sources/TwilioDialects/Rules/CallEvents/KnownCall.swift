import Dialects
import JSONText

/// Invariant 35, its second half: no event of a call that nobody made.
struct KnownCall: Rule {
  static let id = "twilio.call-event.known-call"
  static let summary = "the call of an event is a leg of the truth"
  static let documents = ["twilio.call-event"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document) else { return }
    report.expect(context.truth.byTwilioCall[event.call] != nil) { "no leg of the truth has the call \(event.call)" }
  }
}
