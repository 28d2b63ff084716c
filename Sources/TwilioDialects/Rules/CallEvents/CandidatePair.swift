import Dialects
import JSONText

/// Invariant 28.
struct CandidatePair: Rule {
  static let id = "twilio.call-event.candidate-pair"
  static let summary = "a pair of candidates is selected after one was found and checked"
  static let documents = ["twilio.call-event"]

  private var found: Set<String> = []
  private var checked: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    switch event.label {
    case "ice-candidate/ice-candidate": found.insert(event.call)
    case "ice-connection-state/checking": checked.insert(event.call)
    case "ice-candidate/selected-ice-candidate-pair":
      report.expect(found.contains(event.call) && checked.contains(event.call)) { "selected before any was checked" }
    default: break
    }
  }
}
