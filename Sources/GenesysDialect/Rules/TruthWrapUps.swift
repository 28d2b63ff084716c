import Dialects
import JSONText

/// An agent's work after the call took as long as in the truth; it starts when the platform saw the call end.
struct TruthWrapUps: TruthRule {
  static let id = "genesys.truth.wrapup"
  static let summary = "endAcwTime - startAcwTime is wrapup_end - wrapup_start of an agent who spoke, 0 without"

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    for match in conversation.matched(truth) where match.leg.role == "agent" {
      let own = truth.actions.filter { $0.leg == match.leg.leg }
      guard let start = match.call.participant.json.milliseconds("startAcwTime"),
        let end = match.call.participant.json.milliseconds("endAcwTime")
      else { continue }
      let worked =
        (own.last { $0.action == "wrapup_end" }?.at ?? 0) - (own.first { $0.action == "wrapup_start" }?.at ?? 0)
      // Both ends of the truth's span are rounded down to the millisecond.
      report.expect(abs(end - start - worked) <= 1) { "leg \(match.leg.leg): \(end - start) ms, in truth \(worked)" }
    }
  }
}
