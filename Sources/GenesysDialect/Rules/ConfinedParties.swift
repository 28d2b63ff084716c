import Dialects
import JSONText

/// Invariant 14: the outside party hears music exactly while an agent holds or consults; after the end nobody does.
struct ConfinedParties: ConversationRule {
  static let id = "genesys.call.confined"
  static let summary = "no outside call is confined unless an internal call is held or another agent is consulted"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let isHeld = conversation.calls.contains { $0.json["held"]?.boolean == true }
    let isConsulting = conversation.participants.contains { $0.json["consultParticipantId"] != nil }
    for call in conversation.calls where call.participant.isOutside {
      let isConfined = call.json["confined"]?.boolean ?? false
      report.expect(!isConfined || isHeld || isConsulting) { "\(call.participant.label) is confined by nobody" }
    }
  }
}
