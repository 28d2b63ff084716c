import Dialects

/// Invariant 19, first half: a segment ends in the next one, the last one in the disconnect, work after it too.
struct SegmentEndings: ConversationRule {
  static let id = "genesys.segment.how-ended"
  static let summary = "howEnded is the next segment's type, Disconnect on the last and on Wrapup"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.communications {
      let spoken = call.spoken
      for (position, segment) in spoken.enumerated() {
        let expected = position + 1 < spoken.count ? spoken[position + 1].type : "Disconnect"
        report.expect(segment.howEnded == expected) {
          "\(call.participant.label): \(segment.type) ended by \(segment.howEnded), followed by \(expected)"
        }
      }
      for work in call.segments where work.type == "Wrapup" {
        report.expect(work.howEnded == "Disconnect") { "\(call.participant.label): Wrapup ended by \(work.howEnded)" }
      }
    }
  }
}
