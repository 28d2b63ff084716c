import Dialects
import JSONText

/// Invariant 15.
struct MicrophoneBeforeOffer: Rule {
  static let id = "twilio.call-event.microphone-before-offer"
  static let summary = "the browser SDK has the microphone before it signals an offer"
  static let documents = ["twilio.call-event"]

  private var granted: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    if event.group == "get-user-media" { granted.insert(event.call) }
    guard event.isBrowser, event.group == "signaling-state", event.name.hasSuffix("-offer") else { return }
    report.expect(granted.contains(event.call)) { "\(event.name) before get-user-media" }
  }
}
