import Dialects
import JSONText

/// Invariant 17, its second half; a restart gathers again.
struct GatheringSequence: Rule {
  static let id = "twilio.call-event.gathering-sequence"
  static let summary = "candidates are gathered from new over gathering to complete"
  static let documents = ["twilio.call-event"]

  private var state: [String: String] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard event.group == "ice-gathering-state" else { return }
    let before = state.updateValue(event.name, forKey: event.call) ?? ""
    let isNext =
      switch event.name {
      case "new": before.isEmpty
      case "gathering": before != "gathering"
      // Gathering that found nothing is complete all the same.
      case "complete": before == "gathering" || before == "none"
      default: before == "gathering"
      }
    report.expect(isNext) { "\(event.name) after \(before.isEmpty ? "nothing" : before)" }
  }
}
