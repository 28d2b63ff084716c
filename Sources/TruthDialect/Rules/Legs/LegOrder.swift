import Dialects

/// Legs are numbered from 0 in the order in which they came into being.
struct LegOrder: ConversationRule {
  static let id = "truth.leg.order"
  static let summary = "leg counts 0, 1, 2 and offered_at never goes back"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    var before = Int64.min
    for (position, leg) in conversation.legs.enumerated() {
      report.expect(leg.statedNumber == position && leg.offeredAt >= before) {
        "\(conversation.id): leg \(leg.statedNumber) at position \(position)"
      }
      before = leg.offeredAt
    }
  }
}
