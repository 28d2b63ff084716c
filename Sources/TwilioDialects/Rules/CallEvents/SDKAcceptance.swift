import Dialects
import JSONText

/// Invariant 13, its second half.
struct SDKAcceptance: Rule {
  static let id = "twilio.call-event.sdk-acceptance"
  static let summary = "an incoming call is accepted by the local side, an outgoing one by the remote side"
  static let documents = ["twilio.call-event"]

  private var direction: [String: String] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    switch event.sdkConnection {
    case "incoming"?, "outgoing"?:
      if direction[event.call] == nil { direction[event.call] = event.name }
    case "accepted-by-local"?, "accepted-by-remote"?:
      guard let direction = direction[event.call] else { return }
      let expected = direction == "incoming" ? "accepted-by-local" : "accepted-by-remote"
      report.expect(event.name == expected) { "\(event.name) of an \(direction) call" }
    default: break
    }
  }
}
