import Dialects
import JSONText

/// Invariant 18: a local offer opens outgoing calls, a remote one incoming calls; after that only a restart offers.
struct SignallingOffers: Rule {
  static let id = "twilio.call-event.signalling-offers"
  static let summary = "the caller offers, and an offer is settled before the next"
  static let documents = ["twilio.call-event"]

  private var direction: [String: String] = [:]
  private var state: [String: String] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    if let name = event.sdkConnection, name == "incoming" || name == "outgoing" {
      if direction[event.call] == nil { direction[event.call] = name }
    }
    guard event.group == "signaling-state", let direction = direction[event.call] else { return }
    let before = state.updateValue(event.name, forKey: event.call) ?? ""
    let isPossible =
      switch event.name {
      case "have-local-offer": before == "stable" || before.isEmpty && direction == "outgoing"
      case "have-remote-offer": before.isEmpty && direction == "incoming"
      case "have-remote-pranswer": before == "have-local-offer"
      case "stable": before.hasSuffix("-offer") || before == "have-remote-pranswer"
      default: true
      }
    report.expect(isPossible) { "\(event.name) after \(before.isEmpty ? "nothing" : before) of an \(direction) call" }
  }
}
