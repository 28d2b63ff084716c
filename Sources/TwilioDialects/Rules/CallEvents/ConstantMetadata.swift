import Dialects
import JSONText

/// Invariant 4: no scenario moves a device to another network during a call.
struct ConstantMetadata: Rule {
  static let id = "twilio.call-event.sdk-metadata"
  static let summary = "the SDK metadata of a call do not change"
  static let documents = ["twilio.call-event"]

  private var seen: [String: String] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard let metadata = event.sdk?["metadata"] else { return }
    let text = "\(metadata)"
    let first = seen[event.call] ?? text
    seen[event.call] = first
    report.expect(text == first) { "differs from the first event of \(event.call)" }
  }
}
