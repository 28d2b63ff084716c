import Dialects
import JSONText

/// Invariant 14 turned round: only a client that was closed does not say how a call ended; in the truth its person hung up.
struct EveryAcceptedCallEnds: Rule {
  static let id = "twilio.call-event.accepted-call-ends"
  static let summary = "an SDK that accepted a call says how it ended, unless its person hung up by closing it"
  static let documents = ["twilio.call-event"]

  private var open: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway, let name = event.sdkConnection else { return }
    if name.hasPrefix("accepted-by-") { open.insert(event.call) }
    if name.hasPrefix("disconnected-by-") { open.remove(event.call) }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for call in open.sorted() {
      guard let place = context.truth.byTwilioCall[call] else { continue }
      let end = context.truth.leg(place).end
      report.expect(end == "hung_up") { "\(call) is left open, in the truth it ended \(end)" }
    }
  }
}
