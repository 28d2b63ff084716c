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
      case _ where conversation.isOffice: Self.isOfficeOutcome(conversation)
      // Whoever is cut off while waiting has not been served either.
      case "abandoned":
        hasCustomer(["abandoned"]) || customers.contains { $0.end == "network_lost" && $0.joinedAt == nil }
          || conversation.isHungUpOnByDialler
      case "unanswered": customers.allSatisfy { $0.answeredAt == nil } || conversation.isHungUpOnByDialler
      case "failed": hasCustomer(["failed", "network_lost"]) || customers.isEmpty
      case "blocked": customers.allSatisfy { $0.joinedAt == nil }
      default: isMet || conversation.legs.contains { $0.role == "ivr" } || Self.isDeferred(conversation)
      }
    report.expect(isSound) { "\(conversation.id): \(conversation.outcome), with customers \(customers.map(\.end))" }
  }

  /// Over the organisation's own telephones a call is complete when two people spoke, or a mailbox or a facsimile answered;
  /// otherwise nobody was reached, or it failed or was refused before anybody was.
  private static func isOfficeOutcome(_ conversation: TruthIndex.Conversation) -> Bool {
    let people = conversation.legs.filter { $0.isHuman && $0.joinedAt != nil && $0.answeredAt != nil }
    let isMet = people.count > 1 || conversation.legs.contains { ["voicemail", "facsimile"].contains($0.person) }
    return switch conversation.outcome {
    case "completed": isMet
    case "unanswered": !isMet
    case "failed": !isMet && conversation.legs.contains { $0.end == "failed" }
    case "blocked": conversation.legs.allSatisfy { $0.end == "declined" && $0.answeredAt == nil }
    default: false
    }
  }

  /// Whether the caller chose to be called back: they hang up in the queue without giving up.
  private static func isDeferred(_ conversation: TruthIndex.Conversation) -> Bool {
    conversation.kind == "inbound" && conversation.legs.contains { $0.role == "customer" && $0.end == "hung_up" }
      && conversation.legs.contains { $0.role == "queue" && $0.end == "peer_left" }
  }
}
