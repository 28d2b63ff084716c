import Dialects
import JSONText

/// Invariant 35, its first half: to the second, as printed.
struct StayWithinCall: Rule {
  static let id = "twilio.participant.within-call"
  static let summary = "a stay lies between the answer and the end of its call"
  static let documents = ["twilio.call-event", "twilio.conference-participant-summary"]

  private var answered: [String: Int64] = [:]
  private var completed: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    if let event = EventReading(document) {
      guard event.isGateway else { return }
      if event.name == "answered" { answered[event.call] = min(answered[event.call] ?? .max, event.at) }
      if event.isEnd { completed[event.call] = max(completed[event.call] ?? .min, event.at) }
    }
    guard let summary = SummaryReading(document) else { return }
    if let start = answered[summary.call] {
      report.expect(start / 1_000 <= summary.joined + 1) {
        "joined \(start / 1_000 - summary.joined) s before the answer"
      }
    }
    if let end = completed[summary.call] {
      report.expect(summary.left * 1_000 <= end) { "left at \(summary.left), the call was over at \(end)" }
    }
  }
}
