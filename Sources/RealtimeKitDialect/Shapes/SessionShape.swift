import Dialects

/// The contract tables of the three line types, written from the published sessions resource.
///
/// The platform marks nearly everything optional; here required is what this dialect always delivers.
enum SessionShape {
  static let session = Shape.object([
    .required("id", .string(.uuid)),
    .required("associated_id", .string(.uuid)),
    .required("created_at", .string(.milliseconds)),
    .required("live_participants", .count),
    .required("max_concurrent_participants", .integer(1...Int64(Int32.max))),
    .required("meeting_display_name", .string(.nonEmpty)),
    .required("minutes_consumed", positive),
    .required("organization_id", .string(.uuid)),
    .required("started_at", .string(.milliseconds)),
    .required("status", .enumeration(["LIVE", "ENDED"])),
    .required("type", .enumeration(["meeting", "livestream", "participant"])),
    .required("updated_at", .string(.milliseconds)),
    .optional("ended_at", .string(.milliseconds)),
  ])

  static let participant = Shape.object(
    wrapper + [.required("preset_name", .enumeration(presets))])

  static let peerReport = Shape.object(
    wrapper + [
      .required("role", .enumeration(presets)),
      .required(
        "peer_report",
        .object([.required("metadata", MetadataShape.metadata), .required("quality", QualityShape.quality)])),
    ])

  private static let wrapper: [Shape.Property] = [
    .required("id", .string(.uuid)),
    .required("created_at", .string(.milliseconds)),
    .required("custom_participant_id", .string(.nonEmpty)),
    .required("display_name", .string(.nonEmpty)),
    .required("duration", positive),
    .required("joined_at", .string(.milliseconds)),
    .required("left_at", .string(.milliseconds)),
    .required("peer_events", .array(peerEvent, minimum: 3)),
    .required("session_id", .string(.uuid)),
    .required("updated_at", .string(.milliseconds)),
    .required("user_id", .string(.uuid)),
  ]

  private static let peerEvent = Shape.object([
    .required("id", .string(.uuid)),
    .required("created_at", .string(.milliseconds)),
    .required("event_name", .enumeration(["PEER_CREATED", "PEER_JOINING", "PEER_LEAVING"])),
    .required("minutes_consumed", positive),
    .required("participant_id", .string(.uuid)),
    .required("peer_id", .string(.uuid)),
    .required("preset_view_type", .enumeration(["GROUP_CALL", "WEBINAR", "AUDIO_ROOM", "LIVESTREAM", "CHAT"])),
    .required("session_id", .string(.uuid)),
    .required("socket_session_id", .string(.uuid)),
    .required("updated_at", .string(.milliseconds)),
  ])

  private static let presets = [
    "group_call_host", "group_call_participant", "group_call_guest", "webinar_presenter", "webinar_viewer",
    "livestream_host", "livestream_viewer",
  ]

  /// A number that is not negative.
  static let positive = Shape.number(0...Double.greatestFiniteMagnitude)
  /// A share or a score.
  static let ratio = Shape.number(0...1)
}
