import Dialects
import JSONText

/// Invariant 14: minutes are counted at leaving and add up to the peer's duration.
struct PeerEventMinutes: Rule {
  static let id = "realtimekit.peer-events.minutes"
  static let summary = "only PEER_LEAVING carries minutes_consumed, and they add up to duration within 0.0001"
  static let documents = ["realtimekit.participant"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let events = document["peer_events"]?.elements ?? []
    let (leaving, others) = (
      events.filter { $0.text("event_name") == "PEER_LEAVING" },
      events.filter { $0.text("event_name") != "PEER_LEAVING" }
    )
    let sum = leaving.reduce(0) { $0 + $1.number("minutes_consumed") }
    let isQuiet = others.allSatisfy { $0.number("minutes_consumed") == 0 }
    let duration = document.number("duration")
    // What somebody who is still there has used since joining is carried on leaving.
    let isWhole = document["left_at"] == nil ? sum <= duration + 1e-4 : abs(sum - duration) <= 1e-4 + 1e-9
    report.expect(isQuiet && isWhole) {
      "the leaves carry \(sum), the duration is \(document.number("duration"))"
    }
  }
}
