import Dialects

/// The outcome is what the legs say.
struct ConversationOutcome: ConversationRule {
  static let id = "truth.conversation.outcome"
  static let summary = "the customer's leg, or for a completed conversation somebody's, ended as the outcome says"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    let customers = conversation.legs.filter { $0.role == "customer" }
    let isMet = conversation.legs.contains { $0.isHuman && $0.engagedAt != nil && $0.role != "coach" }
    func hasCustomer(_ ends: Set<String>) -> Bool { customers.contains { ends.contains($0.end) } }
    let isSound: Bool =
      switch conversation.outcome {
      case "abandoned": hasCustomer(["abandoned"]) || conversation.isHungUpOnByDialler
      case "unanswered": customers.allSatisfy { $0.answeredAt == nil } || conversation.isHungUpOnByDialler
      case "failed": hasCustomer(["failed", "network_lost"]) || customers.isEmpty
      case "blocked": customers.allSatisfy { $0.joinedAt == nil }
      default: isMet || conversation.legs.contains { $0.role == "ivr" } || Self.isDeferred(conversation)
      }
    report.expect(isSound) { "\(conversation.id): \(conversation.outcome), with customers \(customers.map(\.end))" }
  }

  /// Whether the caller chose to be called back: they hang up in the queue without giving up.
  private static func isDeferred(_ conversation: TruthIndex.Conversation) -> Bool {
    conversation.kind == "inbound" && conversation.legs.contains { $0.role == "customer" && $0.end == "hung_up" }
      && conversation.legs.contains { $0.role == "queue" && $0.end == "peer_left" }
  }
}
