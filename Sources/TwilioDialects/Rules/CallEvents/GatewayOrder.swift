import Dialects
import JSONText

/// Invariant 11.
struct GatewayOrder: Rule {
  static let id = "twilio.call-event.gateway-order"
  static let summary =
    "a gateway reports initiated, ringing, answered and completed in this order, each once at most"
  static let documents = ["twilio.call-event"]

  private static let order = ["initiated", "ringing", "answered", "completed"]
  private var reached: [String: Int] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), event.isGateway else { return }
    guard let rank = Self.order.firstIndex(of: event.isEnd ? "completed" : event.name) else { return }
    let key = event.call + event.edge
    let last = reached[key] ?? -1
    reached[key] = max(rank, last)
    report.expect(rank > last) { "\(event.name) after \(Self.order[max(last, 0)])" }
  }
}
