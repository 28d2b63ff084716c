import Dialects
import JSONText

/// Invariant 38, its first half.
struct CoachFlag: Rule {
  static let id = "twilio.participant.coach"
  static let summary = "a coach has coached participants and coaching events, and nobody else has"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let stated = document["is_coach"]?.boolean, let coached = document["coached_participants"]?.elements else {
      return
    }
    let hasEvents = !summary.events("coaching").isEmpty
    report.expect(stated == !coached.isEmpty && stated == hasEvents) {
      "\(stated) with \(coached.count) coached and \(hasEvents ? "" : "no ")coaching events"
    }
  }
}
