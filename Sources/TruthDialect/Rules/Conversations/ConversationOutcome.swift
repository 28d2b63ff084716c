import Dialects

/// The outcome is what the legs say.
struct ConversationOutcome: ConversationRule {
  static let id = "truth.conversation.outcome"
  static let summary = "the customer's leg, or for a completed conversation somebody's, ended as the outcome says"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    let customers = conversation.legs.filter { $0.role == "customer" }
    let isMet = conversation.legs.contains { $0.isHuman && $0.joinedAt != nil && $0.role != "coach" }
    func hasCustomer(_ ends: Set<String>) -> Bool { customers.contains { ends.contains($0.end) } }
    let isSound: Bool =
      switch conversation.outcome {
      case "abandoned": hasCustomer(["abandoned"])
      case "unanswered": customers.allSatisfy { $0.answeredAt == nil }
      case "failed": hasCustomer(["failed", "network_lost"]) || customers.isEmpty
      case "blocked": customers.allSatisfy { $0.joinedAt == nil }
      case "machine", "dialler_abandoned": hasCustomer(["dialler_hung_up"])
      // Whoever chooses to be called back hangs up, and the queue follows.
      default:
        isMet || conversation.legs.contains { $0.role == "ivr" || ($0.role == "queue" && $0.end == "peer_left") }
      }
    report.expect(isSound) { "\(conversation.id): \(conversation.outcome), with customers \(customers.map(\.end))" }
  }
}
