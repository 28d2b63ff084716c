import Dialects
import JSONText

/// Invariant 5: a session's minutes are the sum of its peers'.
struct MinutesConsumed: Rule {
  static let id = "realtimekit.session.minutes"
  static let summary = "minutes_consumed is the sum of durations of those who left, within 0.0001 for each peer"
  static let documents = ["realtimekit.participant", "realtimekit.session"]

  private var sums: [String: (minutes: Double, peers: Int)] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    if context.documentType == "realtimekit.participant" {
      // Whoever is still there is counted on leaving.
      guard document["left_at"] != nil else { return }
      sums[document.text("session_id"), default: (0, 0)].minutes += document.number("duration")
      sums[document.text("session_id"), default: (0, 0)].peers += 1
    } else if let sum = sums.removeValue(forKey: document.text("id")) {
      let stated = document.number("minutes_consumed")
      report.expect(abs(stated - sum.minutes) <= 1e-4 * Double(sum.peers) + 1e-9) {
        "states \(stated), the peers' durations add up to \(sum.minutes)"
      }
    }
  }
}
