import Dialects

/// A swap exchanges who is on hold.
struct SwapsExchange: ConversationRule {
  static let id = "truth.conference.swap"
  static let summary = "the target of swap was on hold and is no more, and one other party is on hold instead"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for action in conversation.actions where action.action == "swap" {
      func held(_ isMeant: (ClosedRange<Int64>) -> Bool) -> [Int] {
        conversation.legs.filter { conversation.holds(of: $0.leg).contains(where: isMeant) }.map(\.leg)
      }
      let before = held { $0.lowerBound < action.at && action.at <= $0.upperBound }
      let after = held { $0.lowerBound <= action.at && action.at < $0.upperBound }
      report.expect(before == [action.target].compactMap(\.self) && after.count == 1 && after != before) {
        "\(conversation.id): on hold \(before) before the swap at \(action.at), \(after) after it"
      }
    }
  }
}
