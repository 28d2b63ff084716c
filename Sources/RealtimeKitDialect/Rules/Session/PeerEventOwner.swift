import Dialects
import JSONText

/// Invariant 13: an event names the peer and the session it stands in.
struct PeerEventOwner: Rule {
  static let id = "realtimekit.peer-events.owner"
  static let summary = "peer_id, participant_id and session_id are those around; presets of group calls view as one"
  static let documents = ["realtimekit.participant"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let isGroupCall = document.text("preset_name").hasPrefix("group_call")
    for event in document["peer_events"]?.elements ?? [] {
      let isOwn =
        event.text("peer_id") == document.text("id") && event.text("participant_id") == document.text("id")
        && event.text("session_id") == document.text("session_id")
      report.expect(isOwn && isGroupCall == (event.text("preset_view_type") == "GROUP_CALL")) {
        "event \(event.text("id")) of peer \(event.text("peer_id")) in session \(event.text("session_id")), "
          + "view \(event.text("preset_view_type")) under preset \(document.text("preset_name"))"
      }
    }
  }
}
