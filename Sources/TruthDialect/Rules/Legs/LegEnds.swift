import Dialects

/// A leg ends in a way that is open to it.
struct LegEnds: ConversationRule {
  static let id = "truth.leg.end"
  static let summary = "end fits the role, and whether the leg was answered"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for leg in conversation.legs {
      let isAnswered = leg.answeredAt != nil
      let isOpen: Bool =
        switch leg.end {
        case "declined", "no_answer", "busy": leg.isHuman && !isAnswered
        case "hung_up", "removed", "network_lost": leg.isHuman && isAnswered
        case "transferred": leg.role == "agent" && isAnswered
        // The organisation's own exchange sends on callers of somebody whom it does not even ring.
        case "routed": !leg.isHuman || (leg.role == "agent" && !isAnswered && conversation.isOffice)
        case "abandoned": leg.role == "customer" || !leg.isHuman || (leg.role == "external" && conversation.isOffice)
        case "meeting_over": leg.role == "attendee"
        default: true
        }
      report.expect(isOpen) { "\(conversation.id): leg \(leg.leg), a \(leg.role), ends as \(leg.end)" }
    }
  }
}
