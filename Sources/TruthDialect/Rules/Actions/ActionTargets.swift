import Dialects

/// What concerns somebody says whom.
struct ActionTargets: ConversationRule {
  static let id = "truth.action.target"
  static let summary = "target stands on holds, transfers, parties, swaps and coaching and is null elsewhere"

  private static let targeted: Set<String> = [
    "hold", "unhold", "transfer_blind", "transfer_consult_start", "transfer_consult_complete",
    "transfer_consult_cancel", "party_add", "party_drop", "swap", "coach_start", "coach_retarget", "coach_stop",
    "monitor_start", "monitor_stop", "barge",
  ]

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for action in conversation.actions {
      report.expect((action.target != nil) == Self.targeted.contains(action.action)) {
        "\(conversation.id): \(action.action) with target \(action.target.map(String.init) ?? "null")"
      }
    }
  }
}
