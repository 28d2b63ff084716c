import Dialects
import JSONText

/// Section 4.1: a session that goes on has no end, and counts those who are there.
struct LiveParticipants: Rule {
  static let id = "realtimekit.session.live"
  static let summary = "live_participants is the number of participants without left_at; only a LIVE session has any"
  static let documents = ["realtimekit.participant", "realtimekit.session"]

  private var there: [String: Int] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    if context.documentType == "realtimekit.participant" {
      there[document.text("session_id"), default: 0] += document["left_at"] == nil ? 1 : 0
    } else if let count = there.removeValue(forKey: document.text("id")) {
      let stated = document.count("live_participants")
      let isGoingOn = document.text("status") == "LIVE"
      report.expect(isGoingOn ? stated == count : count == 0) {
        "\(document.text("status")) with \(stated) live, \(count) participants have not left"
      }
    }
  }
}
