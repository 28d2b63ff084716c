import Dialects
import JSONText

/// Agreement with the truth: what travels as a message of a call was written there.
struct MessagesAreNotes: Rule {
  static let id = "twilio.call-event.messages-are-notes"
  static let summary = "a message of a call follows a note of its conversation within half a second"
  static let documents = ["twilio.call-event"]

  /// Milliseconds.
  private static let latest: Int64 = 500

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway, event.group == "call-message",
      let place = context.truth.byTwilioCall[event.call]
    else { return }
    let notes = context.truth.conversations[place.conversation].actions.filter { $0.action == "note" }
    report.expect(notes.contains { (0...Self.latest).contains(event.at - $0.at) }) { "\(event.label) without a note" }
  }
}
