import Dialects
import JSONText

/// Invariant 34: a consult is marked on participants only while it goes on, so never on a finished conversation.
struct ConsultMarks: ConversationRule {
  static let id = "genesys.participant.consult"
  static let summary = "consultParticipantId names a participant, and only while three legs are live"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let live = conversation.calls.filter(\.isLive).count
    for participant in conversation.participants {
      let consulted = participant.json["consultParticipantId"]?.string
      report.expect(consulted == nil || (conversation.participant(consulted) != nil && live >= 3)) {
        "\(participant.label) consults \(consulted ?? "") with \(live) live legs"
      }
    }
  }
}
