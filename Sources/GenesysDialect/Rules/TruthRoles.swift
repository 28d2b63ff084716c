import Dialects
import JSONText

/// Each role of the truth has its purpose here.
struct TruthRoles: TruthRule {
  static let id = "genesys.truth.role"
  static let summary = "a leg's purpose is that of its role"
  private static let purposes = [
    "customer": ["customer", "external"], "external": ["customer", "external"], "agent": ["agent", "user"],
    "coach": ["user"], "ivr": ["ivr", "voicemail", "fax"], "queue": ["acd"],
  ]

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    for match in conversation.matched(truth) {
      let purpose = match.call.participant.purpose
      report.expect(Self.purposes[match.leg.role]?.contains(purpose) ?? false) {
        "leg \(match.leg.leg): a \(match.leg.role) is \(purpose)"
      }
    }
  }
}
