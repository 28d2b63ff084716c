import Dialects
import JSONText

/// Invariant 13: an event names the peer and the session it stands in.
struct PeerEventOwner: Rule {
  static let id = "realtimekit.peer-events.owner"
  static let summary = "peer_id, participant_id and session_id are those around; preset_view_type is the preset's"
  static let documents = ["realtimekit.participant"]

  /// How presets of each kind begin, and how they view a room.
  private static let views: [(preset: String, view: String)] = [
    ("group_call", "GROUP_CALL"), ("webinar", "WEBINAR"), ("livestream", "LIVESTREAM"), ("audio_room", "AUDIO_ROOM"),
    ("chat", "CHAT"),
  ]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let preset = document.text("preset_name")
    let view = Self.views.first(where: { preset.hasPrefix($0.preset) })?.view
    for event in document["peer_events"]?.elements ?? [] {
      let isOwn =
        event.text("peer_id") == document.text("id") && event.text("participant_id") == document.text("id")
        && event.text("session_id") == document.text("session_id")
      report.expect(isOwn && event.text("preset_view_type") == view) {
        "event \(event.text("id")) of peer \(event.text("peer_id")) in session \(event.text("session_id")), "
          + "view \(event.text("preset_view_type")) under preset \(preset)"
      }
    }
  }
}
