import Dialects
import JSONText

/// Invariant 13, its first half; the Android SDK listens for a cancellation first.
struct SDKOpening: Rule {
  static let id = "twilio.call-event.sdk-opening"
  static let summary = "an SDK begins a call with either incoming or outgoing"
  static let documents = ["twilio.call-event"]

  private var opened: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    if event.sdkConnection == "listen" { return }
    let isOpening = event.sdkConnection == "incoming" || event.sdkConnection == "outgoing"
    let isFirst = opened.insert(event.call).inserted
    report.expect(isFirst == isOpening) { "\(event.label) \(isFirst ? "opens" : "comes again in") \(event.call)" }
  }
}
