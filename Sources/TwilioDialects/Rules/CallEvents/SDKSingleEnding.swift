import Dialects
import JSONText

/// Invariant 14.
struct SDKSingleEnding: Rule {
  static let id = "twilio.call-event.sdk-single-ending"
  static let summary = "an SDK ends a call once, and one it accepted only by disconnecting"
  static let documents = ["twilio.call-event"]

  private var accepted: Set<String> = []
  private var ended: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard let name = event.sdkConnection else { return }
    if name.hasPrefix("accepted-by-") { accepted.insert(event.call) }
    let isDisconnect = name.hasPrefix("disconnected-by-")
    guard isDisconnect || ["cancel", "rejected-by-local", "ignored-by-local"].contains(name) else { return }
    let isFirst = ended.insert(event.call).inserted
    report.expect(isFirst && (isDisconnect || !accepted.contains(event.call))) {
      "\(name) after \(isFirst ? "the call was accepted" : "the call had ended")"
    }
  }
}
