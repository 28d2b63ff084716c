import Dialects

/// Invariant 18, second half: segments begin with the participant and, work after the call apart, end with the call.
struct SegmentsSpanCall: ConversationRule {
  static let id = "genesys.segment.span"
  static let summary = "the first segment starts with the participant, the last but Wrapup ends with the call"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      guard let first = participant.communications.compactMap({ $0.segments.first?.start }).min() else { continue }
      report.expect(first == participant.start) { "\(participant.label): first segment at \(first)" }
      for call in participant.communications {
        guard let end = call.spoken.last?.end, let over = call.disconnected else { continue }
        report.expect(end == over) { "\(participant.label): last segment ends \(end - over) ms after the call" }
      }
    }
  }
}
