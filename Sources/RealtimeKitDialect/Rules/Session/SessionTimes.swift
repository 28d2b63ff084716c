import Dialects
import JSONText

/// Invariant 1: a session starts, is recorded, is touched last; it has an end exactly when it is over.
struct SessionTimes: Rule {
  static let id = "realtimekit.session.times"
  static let summary = "started_at <= created_at <= updated_at, and ended_at goes with status ENDED"
  static let documents = ["realtimekit.session"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let started = document.time("started_at"), let created = document.time("created_at"),
      let updated = document.time("updated_at")
    else { return }
    let isOver = document.text("status") == "ENDED"
    report.expect(started <= created && created <= updated && isOver == (document["ended_at"] != nil)) {
      "started \(started), created \(created), updated \(updated), over \(isOver)"
    }
  }
}
