import Dialects

/// Who hands a caller over, leaves.
struct HandOver: ConversationRule {
  static let id = "truth.transfer.initiator"
  static let summary = "a leg ends as transferred exactly when it hands the caller over, at that instant"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for leg in conversation.legs where leg.role == "agent" {
      let handOver = conversation.actions.last {
        $0.leg == leg.leg && ["transfer_blind", "transfer_consult_complete"].contains($0.action)
      }
      guard handOver != nil || leg.end == "transferred" else { continue }
      report.expect(leg.end == "transferred" && handOver?.at == leg.leftAt) {
        "\(conversation.id): leg \(leg.leg) ends as \(leg.end) at \(leg.leftAt), hands over at \(handOver?.at ?? 0)"
      }
    }
  }
}
