import Dialects

/// The contract tables of the three line types, written from the published sessions resource.
///
/// The platform marks nearly everything optional; here required is what this dialect always delivers.
enum SessionShape {
  static let session = session(ofTypes: ["meeting", "livestream", "participant"])
  /// A session as it is answered: the third type of the published list is never met.
  static let answeredSession = session(ofTypes: ["meeting", "livestream"])
  /// The same with the sessions of its breakout rooms, where they were asked for; a room is a call.
  static let sessionDetails = session(
    ofTypes: ["meeting", "livestream"],
    [.optional("breakout_rooms", .array(session(ofTypes: ["meeting"]), minimum: 1))])

  private static func session(ofTypes types: [String], _ more: [Shape.Property] = []) -> Shape {
    .object(sessionFacts + [.required("type", .enumeration(types))] + more)
  }

  private static let sessionFacts: [Shape.Property] = [
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
    .required("updated_at", .string(.milliseconds)),
    .optional("ended_at", .string(.milliseconds)),
  ]

  static let participant = Shape.object(
    wrapper + sessionIdentifier + [.required("preset_name", .enumeration(presets))])

  /// A participant as the list and the details have it: with its connections only where they were asked for.
  static let listedParticipant = Shape.object(
    facts + [.optional("peer_events", .array(peerEvent, minimum: 2))]
      + [.required("preset_name", .enumeration(presets))])

  /// A participant of whom the connections were asked for as well.
  static let detailedParticipant = Shape.object(wrapper + [.required("preset_name", .enumeration(presets))])

  /// The participant of a peer report, of which the request may have named some parts only: what stands in them the table
  /// of reports says.
  static let reportedParticipant = Shape.object(
    facts + sessionIdentifier + [
      .optional("peer_events", .array(peerEvent, minimum: 2)),
      .required("role", .string(.nonEmpty)),
      .required(
        "peer_report",
        .object([.required("metadata", MetadataShape.filtered), .optional("quality", QualityShape.quality)])),
    ])

  static let peerReport = Shape.object(
    wrapper + sessionIdentifier + [
      .required("role", .enumeration(presets)),
      .required(
        "peer_report",
        .object([.required("metadata", MetadataShape.metadata), .required("quality", QualityShape.quality)])),
    ])

  private static let wrapper = facts + [.required("peer_events", .array(peerEvent, minimum: 2))]
  private static let sessionIdentifier: [Shape.Property] = [.required("session_id", .string(.uuid))]

  private static let facts: [Shape.Property] = [
    .required("id", .string(.uuid)),
    .required("created_at", .string(.milliseconds)),
    .required("custom_participant_id", .string(.nonEmpty)),
    .required("display_name", .string(.nonEmpty)),
    .required("duration", positive),
    .required("joined_at", .string(.milliseconds)),
    .optional("left_at", .string(.milliseconds)),
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
    "livestream_host", "livestream_viewer", "audio_room_speaker", "audio_room_listener", "chat_member",
  ]

  /// A number that is not negative.
  static let positive = Shape.number(0...Double.greatestFiniteMagnitude)
  /// A share or a score.
  static let ratio = Shape.number(0...1)
}
