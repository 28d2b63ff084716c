import Dialects

/// Who acts is there; only the work after a call is done without it.
struct ActionPresence: ConversationRule {
  static let id = "truth.action.presence"
  static let summary =
    "every action but wrapup_start and wrapup_end lies between its leg's joined_at, where people write answered_at, and left_at"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for act in conversation.acts where !act.action.action.hasPrefix("wrapup_") {
      report.expect(act.actor.wasJoined(at: act.action.at)) {
        "\(conversation.id): \(act.action.action) at \(act.action.at) by leg \(act.action.leg), which is not there"
      }
    }
  }
}
