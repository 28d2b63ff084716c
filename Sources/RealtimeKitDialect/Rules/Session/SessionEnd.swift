import Dialects
import JSONText

/// Invariant 1 and the grace of one minute: a session that everybody left ends 60 to 61 s after the last leave, one that
/// its host closed for all at the last leave.
struct SessionEnd: Rule {
  static let id = "realtimekit.session.end"
  static let summary = "ended_at is the last left_at, or 60 to 61 s later"
  static let documents = ["realtimekit.participant", "realtimekit.session"]

  private var lastLeave: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    if context.documentType == "realtimekit.participant" {
      guard let left = document.time("left_at") else { return }
      lastLeave[document.text("session_id")] = max(left, lastLeave[document.text("session_id")] ?? left)
    } else if let ended = document.time("ended_at"), let left = lastLeave.removeValue(forKey: document.text("id")) {
      report.expect(ended == left || (60_000...61_000).contains(ended - left)) {
        "ends \(ended - left) ms after the last leave"
      }
    }
  }
}
