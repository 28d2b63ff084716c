import Dialects
import JSONText

/// Agreement with the truth: who hung up, refused or gave up.
struct SDKEndingSide: Rule {
  static let id = "twilio.call-event.sdk-ending"
  static let summary = "an SDK tells the side that ended the call as the truth does"
  static let documents = ["twilio.call-event"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard let name = event.sdkConnection, let place = context.truth.byTwilioCall[event.call] else { return }
    let end = context.truth.leg(place).end
    let ownEnds: Set<String> = ["hung_up", "abandoned", "network_lost", "cancelled", "failed"]
    let fits: Bool
    switch name {
    case "disconnected-by-local": fits = ownEnds.contains(end)
    case "disconnected-by-remote": fits = !["hung_up", "abandoned", "network_lost"].contains(end)
    case "rejected-by-local": fits = end == "declined"
    case "ignored-by-local": fits = end == "no_answer"
    case "cancel": fits = end != "declined"
    default: return
    }
    report.expect(fits) { "\(name), in the truth \(end)" }
  }
}
