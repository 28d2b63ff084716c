import Dialects
import JSONText

/// Invariant 9: carrier and SIP calls have their own edge alone, client calls their gateway and their SDK.
struct EdgesOfCall: Rule {
  static let id = "twilio.call-event.edges-of-call"
  static let summary = "an event comes from an edge that its call has"
  static let documents = ["twilio.call-event"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document) else { return }
    guard let place = context.truth.byTwilioCall[event.call] else { return }
    let transport = context.truth.leg(place).transport
    let isPossible = event.edge == gatewayEdge(of: transport) || transport == "webrtc" && event.edge == "sdk_edge"
    report.expect(isPossible) { "\(event.edge) of a call over \(transport)" }
  }
}
