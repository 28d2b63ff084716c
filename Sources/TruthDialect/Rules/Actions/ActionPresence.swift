import Dialects

/// Who acts is there; only the work after a call is done without it, and caller and assistant speak while the assistant
/// has the call.
struct ActionPresence: ConversationRule {
  static let id = "truth.action.presence"
  static let summary =
    "every action but wrapup_start and wrapup_end lies between its leg's joined_at, where people write answered_at, and "
    + "left_at, or is said to or by an assistant"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for act in conversation.acts where !act.action.action.hasPrefix("wrapup_") {
      let isAssisted =
        act.action.action == "utterance" && (act.actor.role == "ivr" || act.actor.role == "customer")
        && conversation.legs.contains { $0.role == "ivr" && $0.wasOpen(at: act.action.at) }
      report.expect(act.actor.wasJoined(at: act.action.at) || isAssisted) {
        "\(conversation.id): \(act.action.action) at \(act.action.at) by leg \(act.action.leg), which is not there"
      }
    }
  }
}
