import Dialects
import JSONText

/// What the reference lists of client events (section 1.3) and peer events (section 4.3).
enum RealtimeKitCatalogue {
  static let participant = DocumentCatalogue(lifeCycles: [connections])
  static let peerReport = DocumentCatalogue(kinds: clientEvents, lifeCycles: [connections, clients])

  static let response = DocumentCatalogue(kinds: operations)
  static let download = DocumentCatalogue(kinds: mediaTypes)

  // MARK: Endpoints and files

  private static let operations = KindTable(
    [
      "get_sessions 200", "get_session_details 200", "get_session_participants 200",
      "get_session_participant_details 200", "get_participant_data_from_peer_id 200", "get_session_chat 200",
      "get_session_chat 404", "get_session_transcripts 200", "get_session_transcripts 404", "get_session_summary 200",
      "get_session_summary 404", "generate_summary_of_transcripts 200",
    ]
  ) { document in
    ["\(document["operation"]?.string ?? "") \(document["status"]?.integer ?? 0)"]
  }

  private static let mediaTypes = KindTable(
    ["text/csv", "text/markdown", "text/vtt", "application/json", "application/x-subrip"]
  ) { document in
    [document["content_type"]?.string ?? ""]
  }

  // MARK: Client events

  /// Each name with the keys of its metadata.
  private static let names: [(name: String, keys: [String])] = [
    ("precall_begin", []), ("media_permission", []), ("audio_on", []), ("audio_off", []), ("video_on", []),
    ("video_off", []), ("websocket_connected", []), ("transport_connected", []), ("net_quality_test_begin", []),
    ("net_quality_test_end", []), ("screenshare_start_requested", []), ("screenshare_started", ["ssrc"]),
    ("screenshare_stopped", ["ssrc"]), ("dominant_speaker", ["peer_id"]), ("participant_role", ["participant_role"]),
    ("expected_video_resolution", ["frame_height", "frame_width"]),
    ("expected_screenshare_resolution", ["frame_height", "frame_width"]), ("meeting_view_backgrounded", []),
    ("meeting_view_foregrounded", []), ("audio_play_failed", ["device_type"]), ("video_play_failed", ["device_type"]),
    ("audio_track_muted", ["device_type"]), ("video_track_muted", ["device_type"]), ("disconnect", []),
    ("reconnect_attempt", []), ("legacy_switch", ["on"]), ("livestream_latency", ["latency"]),
    ("ivs_player_initialized", []), ("ivs_player_rebuffering", []),
    ("ivs_player_error", ["code", "message", "type"]), ("ivs_player_quality_changed", ["bitrate", "height", "width"]),
  ]
  private static let devices = ["AUDIO", "VIDEO", "SPEAKER", "SCREENSHARE"]
  private static let permissions = [
    "NOT_REQUESTED", "ACCEPTED", "DENIED", "CANCELED", "SYSTEM_DENIED", "COULD_NOT_START", "NO_DEVICES_AVAILABLE",
  ]

  private static let listed =
    names.flatMap { event in [event.name] + event.keys.map { "\(event.name) with \($0)" } }
    + devices.map { "media_permission of \($0)" } + permissions.map { "media_permission \($0)" }

  private static let clientEvents = KindTable(listed) { document in
    events(document).flatMap { event -> [String] in
      let name = event["name"]?.string ?? ""
      let metadata = event["metadata"]
      guard name == "media_permission" else {
        return [name] + (metadata?.members ?? []).map { "\(name) with \($0.key)" }
      }
      let device = metadata?["device_type"]?.string.map { "\(name) of \($0)" }
      let permission = metadata?["permission"]?.string.map { "\(name) \($0)" }
      return [name] + [device, permission].compactMap(\.self)
    }
  }

  private static func events(_ document: JSONValue) -> [JSONValue] {
    document["peer_report"]?["metadata"]?["events"]?.elements ?? []
  }

  // MARK: Life cycles

  private static let connections = LifeCycleTable(
    "connections",
    [
      LifeCycle("joined and left", ["PEER_CREATED", "PEER_JOINING", "PEER_LEAVING"]),
      LifeCycle("left and came back", ["PEER_JOINING", "PEER_LEAVING", "PEER_JOINING", "PEER_LEAVING"]),
    ]
  ) { document in
    let names = document["peer_events"]?.elements.compactMap { $0["event_name"]?.string } ?? []
    return [.init(steps: names.map { .init($0) })]
  }

  private static let clients = LifeCycleTable(
    "clients",
    [
      LifeCycle("microphone on and off", ["audio_on", "audio_off"]),
      LifeCycle("camera on and off", ["video_on", "video_off"]),
      LifeCycle(
        "screen shared", ["screenshare_start_requested", "screenshare_started", "screenshare_stopped"]),
      LifeCycle("screen asked for and refused", ["screenshare_start_requested"], lacking: ["screenshare_started"]),
      LifeCycle("tab left and found again", ["meeting_view_backgrounded", "meeting_view_foregrounded"]),
      LifeCycle("lost and back", ["disconnect", "reconnect_attempt", "transport_connected again"]),
      LifeCycle(
        "lost for good", ["disconnect", "reconnect_attempt", "reconnect_attempt"],
        lacking: ["transport_connected again"]),
      LifeCycle("microphone denied", ["media_permission AUDIO DENIED"]),
      LifeCycle("camera denied", ["media_permission VIDEO DENIED"]),
      LifeCycle("quality tested", ["net_quality_test_begin", "net_quality_test_end"]),
    ]
  ) { document in
    var isLost = false
    let steps = events(document).map { event -> LifeCycleTable.Step in
      let name = event["name"]?.string ?? ""
      if name == "disconnect" { isLost = true }
      if name == "transport_connected", isLost { return .init("transport_connected again") }
      guard name == "media_permission", let metadata = event["metadata"] else { return .init(name) }
      return .init("\(name) \(metadata["device_type"]?.string ?? "") \(metadata["permission"]?.string ?? "")")
    }
    return [.init(steps: steps)]
  }
}
