import Dialects

/// What a campaign's dialler did follows from who answered and what it took them for.
struct CampaignCalls: ConversationRule {
  static let id = "truth.conversation.campaign"
  static let summary =
    "answered_by exactly when the contact answered; the dialler hangs up on what it took for a machine, or when no agent came"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    guard let campaign = conversation.campaign else {
      // Only a dialler ends a call so.
      let isDialler = conversation.outcome == "machine" || conversation.outcome == "dialler_abandoned"
      if isDialler { report.expect(false) { "\(conversation.id): \(conversation.outcome) without a campaign" } }
      return
    }
    let customer = conversation.legs.first { $0.role == "customer" }
    let isDialled = campaign.pacing != "preview"
    let isHungUpOn = customer?.end == "dialler_hung_up"
    let isSound =
      conversation.kind == "outbound" && (campaign.answeredBy != nil) == (customer?.answeredAt != nil)
      && (campaign.detectedAs == nil || (campaign.answeredBy != nil && isDialled))
      && (campaign.previewedAt.map { !isDialled && $0 <= conversation.startedAt } ?? true)
      && (conversation.outcome == "machine") == (isHungUpOn && campaign.detectedAs == "machine")
      && (conversation.outcome == "dialler_abandoned") == (isHungUpOn && campaign.detectedAs != "machine")
    report.expect(isSound) {
      "\(conversation.id): \(conversation.outcome), answered by \(campaign.answeredBy ?? "nobody"), "
        + "taken for \(campaign.detectedAs ?? "nothing")"
    }
  }
}
