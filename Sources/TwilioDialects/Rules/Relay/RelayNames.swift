import Dialects
import JSONText

/// Section 1.9, and invariant 33.
struct RelayNames: Rule {
  static let id = "twilio.relay.names"
  static let summary = "an event of a session has one name, and the level of an error when and only when it is one"
  static let documents = ["twilio.call-event"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = RelayReading(document) else { return }
    let isError = event.name.hasPrefix("error")
    report.expect(event.data["name"]?.string == event.name && (event.level == "ERROR") == isError) {
      "\(event.name) at \(event.level), inside \(event.data["name"]?.string ?? "none")"
    }
  }
}
