import Dialects
import JSONText

/// Invariant 40, its first half, for those of whom the truth's files tell that they were never heard.
struct SilentListener: Rule {
  static let id = "twilio.participant.silent-listener"
  static let summary = "a coach who only listens is silent"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let place = context.truth.byTwilioParticipant[summary.participant],
      let tags = document["metrics"]?["inbound"]?["tags"]?.elements
    else { return }
    let spoke: Set<String> = ["coach_start", "coach_retarget", "barge"]
    let actions = context.truth.conversation(place).actions.filter { $0.leg == place.leg }
    guard context.truth.leg(place).role == "coach", !actions.contains(where: { spoke.contains($0.action) }) else {
      return
    }
    report.expect(tags.contains { $0.string == "silent" }) { "\(summary.participant) only listened" }
  }
}
