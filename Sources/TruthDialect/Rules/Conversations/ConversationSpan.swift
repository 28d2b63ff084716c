import Dialects

/// A conversation lasts from the first offer to the last leave.
struct ConversationSpan: ConversationRule {
  static let id = "truth.conversation.span"
  static let summary = "started_at is the first offered_at, ended_at the last left_at"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    let start = conversation.legs.map(\.offeredAt).min()
    let end = conversation.legs.map(\.leftAt).max()
    report.expect(start == conversation.startedAt && end == conversation.endedAt) {
      "\(conversation.id): its legs reach from \(start ?? 0) to \(end ?? 0)"
    }
  }
}
