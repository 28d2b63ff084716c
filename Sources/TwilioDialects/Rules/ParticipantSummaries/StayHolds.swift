import Dialects
import JSONText

/// Agreement with the truth, holds that a consult implies included.
struct StayHolds: Rule {
  static let id = "twilio.participant.holds"
  static let summary = "a participant is held and taken off hold as in the truth"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let place = context.truth.byTwilioParticipant[summary.participant] else { return }
    let leg = context.truth.leg(place)
    let actions = context.truth.conversation(place).actions.filter {
      $0.target == place.leg && (leg.joinedAt ?? .max) <= $0.at && $0.at <= leg.leftAt
    }
    let held = Set(actions.filter { $0.action == "hold" }.map { $0.at / 1_000 })
    let released = Set(actions.filter { $0.action == "unhold" }.map { $0.at / 1_000 })
    let stated = (Set(summary.events("hold")), Set(summary.events("unhold")))
    guard !held.isEmpty || !stated.0.isEmpty || !stated.1.isEmpty else { return }
    report.expect(stated == (held, released)) {
      "held at \(stated.0.sorted()) until \(stated.1.sorted()), in the truth \(held.sorted()) until \(released.sorted())"
    }
  }
}
