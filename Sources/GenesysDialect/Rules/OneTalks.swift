import Dialects
import JSONText

/// Invariant 23: but for consults and conferences, one agent at a time talks with the outside party.
struct OneTalks: ConversationRule {
  static let id = "genesys.agent.one-talks"
  static let summary = "Interact segments of two agents do not overlap unless there was a consult or a conference"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    guard conversation.hub != nil, !conversation.isConference,
      !conversation.transfers.contains(where: { $0["transferType"]?.string == "Attended" })
    else { return }
    let talks = conversation.calls.filter { $0.participant.isUser && !$0.participant.isSupervisor }
      .map { call in
        call.segments.filter { $0.type == "Interact" }.compactMap { segment -> Range<Int64>? in
          guard let start = segment.start, let end = segment.end, start < end else { return nil }
          return start..<end
        }
      }
    var overlaps = 0
    for (position, talk) in talks.enumerated() {
      for other in talks[..<position] {
        overlaps += talk.filter { span in other.contains { $0.overlaps(span) } }.count
      }
    }
    report.expect(overlaps == 0) { "\(overlaps) segments in which two agents talk" }
  }
}
