import Dialects

/// Coaches listen to agents, speak to agents, and join in after one of both.
struct CoachesFollowAgents: ConversationRule {
  static let id = "truth.coach.target"
  static let summary = "coaching concerns an agent in the mix, and barge comes after listening or whispering"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    var listened: Set<Int> = []
    for act in conversation.acts where act.actor.role == "coach" {
      switch act.action.action {
      case "monitor_start", "coach_start": listened.insert(act.action.leg)
      case "coach_retarget", "coach_stop", "monitor_stop", "barge": break
      default: continue
      }
      guard let target = act.target else { continue }
      let isAgent = target.role == "agent" && target.wasJoined(at: act.action.at)
      report.expect(isAgent && listened.contains(act.action.leg)) {
        "\(conversation.id): \(act.action.action) at \(act.action.at) of leg \(target.leg), a \(target.role)"
      }
    }
  }
}
