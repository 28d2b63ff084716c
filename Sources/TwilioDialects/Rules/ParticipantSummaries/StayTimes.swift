import Dialects
import JSONText

/// Agreement with the truth.
struct StayTimes: Rule {
  static let id = "twilio.participant.times"
  static let summary = "a stay is printed with the seconds in which its leg joined and left"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let leg = context.truth.byTwilioParticipant[summary.participant].map(context.truth.leg) else { return }
    report.expect(leg.joinedAt.map { $0 / 1_000 } == summary.joined && leg.leftAt / 1_000 == summary.left) {
      "from \(summary.joined) to \(summary.left), in the truth from \(leg.joinedAt ?? -1) to \(leg.leftAt) ms"
    }
  }
}
