import Dialects
import JSONText

/// Invariant 12, its second half.
struct WarningsWithinMedia: Rule {
  static let id = "twilio.call-event.warnings-within-media"
  static let summary = "warnings are raised between connected media and the end of the call"
  static let documents = ["twilio.call-event"]

  private var connected: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    if event.label == "ice-connection-state/connected" { connected.insert(event.call) }
    if event.sdkConnection?.hasPrefix("disconnected-by-") == true { connected.remove(event.call) }
    guard event.isRaised else { return }
    report.expect(connected.contains(event.call)) { "\(event.label) without media" }
  }
}
