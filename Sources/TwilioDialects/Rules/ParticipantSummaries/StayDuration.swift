import Dialects
import JSONText

/// Invariant 34.
struct StayDuration: Rule {
  static let id = "twilio.participant.duration"
  static let summary =
    "duration_seconds is the difference of the printed times or one more, and nobody leaves before joining"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let stated = document["duration_seconds"]?.integer else { return }
    let printed = summary.left - summary.joined
    report.expect(printed >= 0 && (printed...(printed + 1)).contains(stated)) {
      "states \(stated), the times are \(printed) s apart"
    }
  }
}
