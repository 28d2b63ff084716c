import Dialects
import JSONText

/// Invariant 12: a peer is created once, then joins and leaves in turn.
struct PeerEventOrder: Rule {
  static let id = "realtimekit.peer-events.order"
  static let summary = "PEER_CREATED, then PEER_JOINING and PEER_LEAVING in turn to the end, in order of time"
  static let documents = ["realtimekit.participant"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let events = document["peer_events"]?.elements ?? []
    let names = events.map { $0.text("event_name") }
    let expected = names.indices.map { $0 == 0 ? "PEER_CREATED" : $0 % 2 == 1 ? "PEER_JOINING" : "PEER_LEAVING" }
    let times = events.compactMap { $0.time("created_at") }
    let isAscending = zip(times, times.dropFirst()).allSatisfy { $0 < $1 }
    // Whoever is still there has not left.
    let isLive = document["left_at"] == nil
    report.expect(names == expected && (names.count % 2 == 1) != isLive && names.count >= 2 && isAscending) {
      "\(names) at \(times)"
    }
  }
}
