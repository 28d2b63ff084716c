import Dialects
import JSONText

/// Invariant 3: a session starts when its first peer joins.
struct SessionStart: Rule {
  static let id = "realtimekit.session.start"
  static let summary = "started_at is the first joined_at, within 50 ms"
  static let documents = ["realtimekit.participant", "realtimekit.session"]

  private var firstJoin: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    if context.documentType == "realtimekit.participant" {
      guard let joined = document.time("joined_at") else { return }
      firstJoin[document.text("session_id")] = min(joined, firstJoin[document.text("session_id")] ?? joined)
    } else if let started = document.time("started_at"), let joined = firstJoin.removeValue(forKey: document.text("id"))
    {
      report.expect(abs(started - joined) <= 50) { "starts \(started - joined) ms after the first join" }
    }
  }
}
