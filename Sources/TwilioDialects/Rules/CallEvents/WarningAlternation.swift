import Dialects
import JSONText

/// Invariant 19, its first sentence; a warning may stay open until the end.
struct WarningAlternation: Rule {
  static let id = "twilio.call-event.warning-alternation"
  static let summary = "a warning is raised and cleared in turn, raised first"
  static let documents = ["twilio.call-event"]

  private var raised: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard event.isWarning else { return }
    let key = event.call + event.name
    let wasRaised = raised.contains(key)
    if event.isRaised { raised.insert(key) } else { raised.remove(key) }
    report.expect(event.isRaised != wasRaised) { "\(event.label) twice in a row" }
  }
}
