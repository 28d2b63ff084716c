import Dialects

/// Calling somebody into a conversation puts the customer on hold.
struct InvitationsHold: ConversationRule {
  static let id = "truth.transfer.hold"
  static let summary = "a customer in the mix is on hold right after transfer_consult_start and party_add"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for action in conversation.actions
    where action.action == "transfer_consult_start" || action.action == "party_add" {
      for leg in conversation.legs where leg.role == "customer" {
        // Whoever joins or leaves at this very instant may be counted either way.
        guard let joined = leg.joinedAt, joined < action.at, action.at < leg.leftAt else { continue }
        let isHeld = conversation.holds(of: leg.leg).contains {
          $0.lowerBound <= action.at && action.at < $0.upperBound
        }
        report.expect(isHeld) { "\(conversation.id): leg \(leg.leg) hears \(action.action) at \(action.at)" }
      }
    }
  }
}
