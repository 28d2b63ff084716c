import Dialects

/// Nobody speaks who cannot be heard.
struct Silence: ConversationRule {
  static let id = "truth.action.silence"
  static let summary = "no utterance begins while its leg is on hold or muted"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    let silences = conversation.legs.map { conversation.holds(of: $0.leg) + conversation.mutes(of: $0.leg) }
    for action in conversation.actions where action.action == "utterance" {
      let isSilent = silences[action.leg].contains { $0.lowerBound < action.at && action.at < $0.upperBound }
      report.expect(!isSilent) { "\(conversation.id): leg \(action.leg) speaks at \(action.at)" }
    }
  }
}
