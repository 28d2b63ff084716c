import Dialects
import JSONText

/// Invariant 13: one socket from a join to its leave, another one after that.
struct PeerEventSockets: Rule {
  static let id = "realtimekit.peer-events.sockets"
  static let summary = "socket_session_id is constant from a join to its leave and new at the next join"
  static let documents = ["realtimekit.participant"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let events = document["peer_events"]?.elements ?? []
    for (event, next) in zip(events, events.dropFirst()) {
      let isSame = event.text("socket_session_id") == next.text("socket_session_id")
      let isTakeover = event.text("event_name") == "PEER_LEAVING"
      report.expect(isSame != isTakeover) {
        "\(event.text("event_name")) on \(event.text("socket_session_id")), then \(next.text("event_name")) "
          + "on \(next.text("socket_session_id"))"
      }
    }
  }
}
