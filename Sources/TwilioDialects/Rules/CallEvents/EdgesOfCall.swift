public import Dialects
public import JSONText

/// Invariant 9: carrier and SIP calls have their own edge alone, client calls their gateway and their SDK.
public struct EdgesOfCall: Rule {
  public static let id = "twilio.call-event.edges-of-call"
  public static let summary = "an event comes from an edge that its call has"
  public static let documents = ["twilio.call-event"]

  public init() {}

  public mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document) else { return }
    guard let place = context.truth.byTwilioCall[event.call] else { return }
    let transport = context.truth.leg(place).transport
    let isPossible = event.edge == gatewayEdge(of: transport) || transport == "webrtc" && event.edge == "sdk_edge"
    report.expect(isPossible) { "\(event.edge) of a call over \(transport)" }
  }
}
