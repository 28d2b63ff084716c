import Dialects

/// An identifier never repeats.
struct IdentifiersNameOne: ConversationRule {
  static let id = "truth.conversation.identifiers"
  static let summary =
    "an identifier of a conversation, conference, session, call or participant stands in one place only"

  private var seen: Set<String> = []

  mutating func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    var identifiers = [
      conversation.id, conversation.twilioConferenceSID, conversation.realtimeKitSessionID,
      conversation.genesysConversationID,
    ]
    // A CCP call is left out: whoever is offered it next after it was missed has the same one.
    for leg in conversation.legs {
      identifiers += [
        leg.twilioCallSID, leg.twilioParticipantSID, leg.realtimeKitPeerID, leg.genesysParticipantID, leg.genesysCallID,
      ]
    }
    for identifier in identifiers.compactMap(\.self) {
      let isNew = seen.insert(identifier).inserted
      report.expect(isNew) { "\(conversation.id): \(identifier) stands elsewhere too" }
    }
  }
}
