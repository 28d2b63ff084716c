/// RealtimeKit: sessions, participants with their connections, and reports of peers; see also the quality of their media.
let realtimeKitTables: [Table] =
  [sessionTable, participantTable, peerEventTable, reportTable, reportEventTable, responseTable, downloadTable]
  + realtimeKitQualityTables

private let sessionTable = Table(
  "realtimekit_session", "A session as the list of sessions has it.", .each("realtimekit.session"), key: ["id"],
  references: [.toRun], indices: [["session_id"], ["started_at"]],
  columns: [
    .id, .run, .uuid("session_id", from: "id", "The session."), .uuid("associated_id", "The meeting it is one of."),
    .text("type", "Meeting or livestream."), .text("meeting_display_name", "The name of the meeting."),
    .uuid("organization_id", "The organisation."), .time("created_at", "When it was made."),
    .time("started_at", "When it started."), .time("ended_at", "When it ended.").optional,
    .time("updated_at", "When it last changed."), .text("status", "LIVE or ENDED."),
    .integer("live_participants", "Who is there now."),
    .integer("max_concurrent_participants", "The most that were there at once."),
    .real("minutes_consumed", "Minutes of all participants together."), .document,
  ])

private let participantTable = Table(
  "realtimekit_participant", "A participant of a session.", .each("realtimekit.participant"), key: ["id"],
  references: [.toRun], indices: [["peer_id"], ["session_id"], ["joined_at"]],
  columns: [
    .id, .run, .uuid("peer_id", from: "id", "The peer, which the truth's legs are known by."),
    .uuid("session_id", "The session."), .uuid("user_id", "The user."),
    .text("custom_participant_id", "The application's name of the user."),
    .text("display_name", "The name that others see."), .text("preset_name", "What it may do."),
    .time("created_at", "When it was made."), .time("joined_at", "When it joined."),
    .time("left_at", "When it left.").optional, .time("updated_at", "When it last changed."),
    .real("duration_minutes", from: "duration", "How long it was there, minutes."), .document,
  ])

private let peerEventTable = Table(
  "realtimekit_peer_event", "A change of a participant's connection.",
  .each("realtimekit.participant", .each("peer_events")), key: ["participant_id", "event_no"],
  references: [.toDocument("participant_id", "realtimekit_participant")],
  columns: [
    .reference("participant_id", "The participant: realtimekit_participant.id."),
    .position("event_no", level: 1, "The position in the list, from 0."), .uuid("event_id", from: "id", "The event."),
    .text("event_name", "What.").oneOf("PEER_CREATED", "PEER_JOINING", "PEER_LEAVING"),
    .time("created_at", "When."), .uuid("socket_session_id", "The socket it came over."),
    .text("preset_view_type", "The kind of room."), .real("minutes_consumed", "Minutes until then."),
  ])

private let reportTable = Table(
  "realtimekit_peer_report", "What a peer's own client reported: where it ran, how it was connected.",
  .each("realtimekit.peer-report"), key: ["id"], references: [.toRun], indices: [["peer_id"], ["session_id"]],
  columns: [
    .id, .run, .uuid("peer_id", from: "id", "The peer."), .uuid("session_id", "The session."),
    .text("display_name", "The name that others see."), .time("joined_at", "When it joined."),
    .time("left_at", "When it left.").optional, .text("role", "What it may do."),
    .text("room_view_type", from: "peer_report.metadata.room_view_type", "The kind of room."),
    .text("sdk_name", from: "peer_report.metadata.sdk_name", "The SDK.").optional,
    .text("sdk_version", from: "peer_report.metadata.sdk_version", "Its version.").optional,
    .text("browser", from: "peer_report.metadata.browser_metadata.browser", "The browser.").optional,
    .text("browser_version", from: "peer_report.metadata.browser_metadata.browser_version", "Its version.").optional,
    .text("operating_system", from: "peer_report.metadata.device_info.os", "The operating system."),
    .boolean("is_mobile", from: "peer_report.metadata.device_info.is_mobile", "Whether the device is a mobile one."),
    .integer("cpus", from: "peer_report.metadata.device_info.cpus", "Processors of the device."),
    .text("country", from: "peer_report.metadata.ip_information.country", "Where its address is.").optional,
    .text("city", from: "peer_report.metadata.ip_information.city", "Likewise.").optional,
    .text("network_provider", from: "peer_report.metadata.ip_information.org", "Whose address it is.").optional,
    .json("candidate_pairs", from: "peer_report.metadata.candidate_pairs", "The pairs of addresses used."), .document,
  ])

private let reportEventTable = Table(
  "realtimekit_report_event", "Something that a peer's client noted.",
  .each("realtimekit.peer-report", .each("peer_report.metadata.events")), key: ["report_id", "event_no"],
  references: [.toDocument("report_id", "realtimekit_peer_report")], indices: [["name"]],
  columns: [
    .reference("report_id", "The report: realtimekit_peer_report.id."),
    .position("event_no", level: 1, "The position in the list, from 0."), .text("name", "What."),
    .time("at", from: "timestamp", "When, as the client's clock has it."),
    .json("metadata", "What more it says.").optional,
  ])

private let responseTable = Table(
  "realtimekit_response", "A request to an endpoint with its answer; only where the scenario asks.",
  .each("realtimekit.response"), key: ["id"], references: [.toRun], indices: [["operation", "asked_at"]],
  columns: [
    .id, .run, .uuid("response_id", from: "id", "Its id."), .time("asked_at", "When it was asked."),
    .text("operation", "What was asked."), .text("method", "GET or POST."), .text("path", "The path of the request."),
    .document,
  ])

private let downloadTable = Table(
  "realtimekit_download", "A file behind a download URL; only where the scenario asks.",
  .each("realtimekit.download"), key: ["id"], references: [.toRun], indices: [["session_id"]],
  columns: [
    .id, .run, .uuid("download_id", from: "id", "Its id."), .time("created_at", "When it was made."),
    .uuid("session_id", "The session."), .text("url", "Where it is fetched."), .time("expires_at", "Until when."),
    .text("content_type", "Its media type."), .text("content", "What is in it."), .document,
  ])
