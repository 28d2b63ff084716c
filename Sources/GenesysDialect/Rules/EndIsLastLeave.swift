import Dialects
import JSONText

/// Invariant 5: a conversation has ended when everybody has left, at the last leave.
struct EndIsLastLeave: ConversationRule {
  static let id = "genesys.conversation.end-is-last-leave"
  static let summary = "endTime is the latest endTime of the participants, and there only when all have left"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let ends = conversation.participants.map(\.end)
    let end = conversation.json.milliseconds("endTime")
    guard !ends.contains(nil) else {
      return report.expect(end == nil) { "has ended although somebody is still in" }
    }
    let last = ends.compactMap(\.self).max()
    report.expect(end == last) { "ends at \(end ?? 0), the last participant at \(last ?? 0)" }
  }
}
