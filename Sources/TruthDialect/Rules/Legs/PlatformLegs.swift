import Dialects

/// IVR and queue are the platform's, everybody else is somebody.
struct PlatformLegs: ConversationRule {
  static let id = "truth.leg.platform"
  static let summary =
    "ivr and queue legs have transport platform and no address, codec, network or joined_at; others have"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for leg in conversation.legs {
      let isPlatform = leg.role == "ivr" || leg.role == "queue"
      let isBare = leg.address == nil && leg.codec == nil && leg.network == nil && leg.joinedAt == nil
      let isComplete = leg.address != nil && leg.codec != nil && leg.network != nil
      report.expect(isPlatform ? !leg.isHuman && isBare && leg.answeredAt != nil : leg.isHuman && isComplete) {
        "\(conversation.id): leg \(leg.leg) is \(leg.role) over \(leg.transport)"
      }
    }
  }
}
