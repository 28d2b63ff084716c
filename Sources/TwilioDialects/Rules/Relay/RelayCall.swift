import Dialects
import JSONText

/// Invariants 30 and 32 against the truth: a session is that of a caller, while a menu's leg has the call.
struct RelayCall: Rule {
  static let id = "twilio.relay.call"
  static let summary = "a session belongs to the call of a caller whom an assistant has, and takes place meanwhile"
  static let documents = ["twilio.call-event"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = RelayReading(document) else { return }
    let place = context.truth.byTwilioCall[event.call]
    let isCaller = place.map { context.truth.leg($0).role } == "customer"
    let isMeanwhile =
      place.map(context.truth.conversation)?.legs.contains {
        $0.role == "ivr" && $0.offeredAt <= event.at && event.at <= $0.leftAt
      } ?? false
    report.expect(isCaller && isMeanwhile) { "\(event.name) of \(event.call), which no assistant has at \(event.at)" }
  }
}
