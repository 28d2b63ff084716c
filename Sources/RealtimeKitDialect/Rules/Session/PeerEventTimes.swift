import Dialects
import JSONText

/// Section 4.3: the first join and the last leave are the peer's; an event is touched after it is made.
struct PeerEventTimes: Rule {
  static let id = "realtimekit.peer-events.times"
  static let summary =
    "first join and last leave within 50 ms of joined_at and left_at; updated_at not before created_at"
  static let documents = ["realtimekit.participant"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let events = document["peer_events"]?.elements ?? []
    guard let joined = document.time("joined_at"), let left = document.time("left_at"),
      let join = events.first(where: { $0.text("event_name") == "PEER_JOINING" })?.time("created_at"),
      let leave = events.last(where: { $0.text("event_name") == "PEER_LEAVING" })?.time("created_at")
    else { return }
    let isTouchedLater = events.allSatisfy { ($0.time("updated_at") ?? 0) >= ($0.time("created_at") ?? 0) }
    report.expect(abs(join - joined) <= 50 && abs(leave - left) <= 50 && isTouchedLater) {
      "joining \(join - joined) ms after the join, leaving \(leave - left) ms after the leave, order \(isTouchedLater)"
    }
  }
}
