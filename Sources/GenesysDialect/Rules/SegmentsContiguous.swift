import Dialects

/// Invariant 18, first half: segments follow on one another without a gap, and only the last may be open.
struct SegmentsContiguous: ConversationRule {
  static let id = "genesys.segment.contiguous"
  static let summary = "each segment starts when the one before it ends"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.communications {
      let segments = call.segments
      for (before, after) in zip(segments, segments.dropFirst()) {
        report.expect(before.end != nil && before.end == after.start) {
          "\(call.participant.label): \(before.type) ends at \(before.end ?? 0), \(after.type) starts at \(after.start ?? 0)"
        }
      }
    }
  }
}
