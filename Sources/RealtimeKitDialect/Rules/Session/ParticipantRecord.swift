import Dialects
import JSONText

/// Invariant 7: a participant's record is made right after the join and touched last right after the leave.
struct ParticipantRecord: Rule {
  static let id = "realtimekit.participant.record"
  static let summary = "created_at is at most 100 ms after joined_at, updated_at at most 200 ms after left_at"
  static let documents = ["realtimekit.participant"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let joined = document.time("joined_at"), let left = document.time("left_at"),
      let created = document.time("created_at"), let updated = document.time("updated_at")
    else { return }
    report.expect((0...100).contains(created - joined) && (0...200).contains(updated - left)) {
      "created \(created - joined) ms after the join, updated \(updated - left) ms after the leave"
    }
  }
}
