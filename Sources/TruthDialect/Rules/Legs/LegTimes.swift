import Dialects

/// A leg is offered, answered, in the mix and over in this order.
struct LegTimes: ConversationRule {
  static let id = "truth.leg.times"
  static let summary = "offered_at, answered_at, joined_at and left_at are in order, as far as they are there"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for leg in conversation.legs {
      let times = [leg.offeredAt, leg.answeredAt, leg.joinedAt, leg.leftAt].compactMap(\.self)
      report.expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }) { "\(conversation.id): \(leg.leg) \(times)" }
    }
  }
}
