import Dialects
import JSONText

/// Invariant 21: nobody talks, holds or wraps up on a call that nobody took.
struct UnansweredSegments: ConversationRule {
  static let id = "genesys.segment.unanswered"
  static let summary = "a call without connectedTime has no Interact, Hold, Ivr or Wrapup"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.communications where call.connected == nil {
      let forbidden = call.segments.map(\.type).filter { ["Interact", "Hold", "Ivr", "Wrapup"].contains($0) }
      report.expect(forbidden.isEmpty) { "\(call.participant.label): \(forbidden)" }
    }
  }
}
