import Dialects

/// Actions are told in order of time.
struct ActionOrder: ConversationRule {
  static let id = "truth.action.order"
  static let summary = "at never goes back, and leg and target are legs of the conversation"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    var before = Int64.min
    for action in conversation.actions {
      report.expect(action.at >= before) {
        "\(conversation.id): \(action.action) at \(action.at) by leg \(action.leg)"
      }
      before = action.at
    }
    for action in conversation.strayActions {
      report.expect(false) {
        "\(conversation.id): \(action.action) at \(action.at) by leg \(action.leg), to \(action.target ?? action.leg)"
      }
    }
  }
}
