import Dialects
import JSONText

/// Invariant 35, who: a transfer is asked for by a user of the conversation.
struct TransferInitiator: ConversationRule {
  static let id = "genesys.transfer.initiator"
  static let summary = "initiator.userId is a participant's"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for command in conversation.transfers {
      guard let user = command["initiator"]?["userId"]?.string else { continue }
      report.expect(conversation.participants.contains { $0.userID == user }) { "no participant is user \(user)" }
    }
  }
}
