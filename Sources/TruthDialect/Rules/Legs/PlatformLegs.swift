import Dialects

/// IVR and queue are the platform's, everybody else is somebody, who speaks or writes.
struct PlatformLegs: ConversationRule {
  static let id = "truth.leg.platform"
  static let summary =
    "ivr and queue legs have transport platform and no address, codec, network or joined_at; others have, those who "
    + "write their address only, and in one conversation all do or none"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    let isWritten = conversation.isWritten
    for leg in conversation.legs {
      let isPlatform = leg.role == "ivr" || leg.role == "queue"
      let isSilent = leg.codec == nil && leg.network == nil && leg.joinedAt == nil
      let isHeard = leg.codec != nil && leg.network != nil
      let isSound =
        isPlatform
        ? !leg.isSpoken && leg.address == nil && isSilent && leg.answeredAt != nil
        : leg.address != nil && leg.isSpoken != isWritten && (isWritten ? isSilent : isHeard)
      report.expect(isSound) {
        "\(conversation.id): leg \(leg.leg) is \(leg.role) over \(leg.transport)"
      }
    }
  }
}
