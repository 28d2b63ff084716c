import Dialects

/// Invariant 19, second half: only the last segment, and Wrapup after it, says why the call ended, as the call does.
struct SegmentDisconnects: ConversationRule {
  static let id = "genesys.segment.disconnect-type"
  static let summary = "disconnectType stands on the last segment and on Wrapup and is the call's"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.communications {
      guard let disconnect = call.disconnectType else { continue }
      let last = call.spoken.count - 1
      for (position, segment) in call.segments.enumerated() {
        let expected = position >= last ? disconnect : nil
        report.expect(segment.disconnectType == expected) {
          "\(call.participant.label): \(segment.type) says \(segment.disconnectType ?? "nothing"), the call \(disconnect)"
        }
      }
    }
  }
}
