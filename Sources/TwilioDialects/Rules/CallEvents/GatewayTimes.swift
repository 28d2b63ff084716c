import Dialects
import JSONText

/// Invariant 35 against the truth: a client's gateway may hear of the end up to a tenth of a second later, and so may the
/// further edge of a trunk of everything.
struct GatewayTimes: Rule {
  static let id = "twilio.call-event.gateway-times"
  static let summary = "a call is initiated when its leg was offered and completed when it left"
  static let documents = ["twilio.call-event"]

  /// Milliseconds.
  private static let latest: Int64 = 100

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), event.isGateway else { return }
    guard let place = context.truth.byTwilioCall[event.call] else { return }
    let leg = context.truth.leg(place)
    if event.name == "initiated" {
      report.expect((0...(leg.isTrunk ? Self.latest : 0)).contains(event.at - leg.offeredAt)) {
        "initiated at \(event.at), offered at \(leg.offeredAt)"
      }
    }
    if event.isEnd {
      report.expect((0...Self.latest).contains(event.at - leg.leftAt)) {
        "\(event.name) at \(event.at), left at \(leg.leftAt)"
      }
    }
  }
}
