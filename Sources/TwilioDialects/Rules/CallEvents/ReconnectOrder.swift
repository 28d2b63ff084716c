import Dialects
import JSONText

/// Invariant 16, its second half.
struct ReconnectOrder: Rule {
  static let id = "twilio.call-event.reconnect-order"
  static let summary = "an SDK is reconnected only after it was reconnecting"
  static let documents = ["twilio.call-event"]

  private var reconnecting: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    switch event.sdkConnection {
    case "reconnecting"?: reconnecting.insert(event.call)
    case "reconnected"?:
      let was = reconnecting.remove(event.call) != nil
      report.expect(was) { "reconnected without reconnecting" }
    default: break
    }
  }
}
