import Dialects
import JSONText

/// Invariant 37.
struct Moderator: Rule {
  static let id = "twilio.participant.moderator"
  static let summary = "a moderator is who starts the conference on entering or ends it on leaving"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let stated = document["is_moderator"]?.boolean, let properties = document["properties"],
      let starts = properties["start_conference_on_enter"]?.boolean,
      let ends = properties["end_conference_on_exit"]?.boolean
    else { return }
    report.expect(stated == (starts || ends)) { "\(stated), starts \(starts), ends \(ends) \(summary.participant)" }
  }
}
