import Dialects
import JSONText

/// Invariant 9: carrier and SIP calls have their own edge alone, client calls their gateway and their SDK, and calls over
/// a trunk that of the exchange and that of the carrier.
struct EdgesOfCall: Rule {
  static let id = "twilio.call-event.edges-of-call"
  static let summary = "an event comes from an edge that its call has"
  static let documents = ["twilio.call-event"]

  /// Edges that reported the end of a call over a trunk.
  private var trunks: [String: Set<String>] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document) else { return }
    guard let place = context.truth.byTwilioCall[event.call] else { return }
    let leg = context.truth.leg(place)
    let isPossible =
      event.edge == gatewayEdge(of: leg.transport) || leg.transport == "webrtc" && event.edge == "sdk_edge"
      || leg.isTrunk && event.edge == "carrier_edge"
    report.expect(isPossible) { "\(event.edge) of a call over \(leg.transport)" }
    if leg.isTrunk, event.isEnd { trunks[event.call, default: []].insert(event.edge) }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for (call, edges) in trunks.sorted(by: { $0.key < $1.key }) {
      report.expect(edges.count == 2) { "\(call) over a trunk is over at \(edges.sorted()) alone" }
    }
  }
}
