import Dialects

/// The contract table of a conversation.
enum ConversationShape {
  static let shape = Shape.object([
    .required("conversation_id", .string(.uuid)),
    .required("kind", .enumeration(["inbound", "outbound", "callback", "meeting"])),
    .required("cell", .count),
    .required("started_at", .string(.milliseconds)),
    .required("ended_at", .string(.milliseconds)),
    .required("queue", .nullable(.string(.nonEmpty))),
    .required("outcome", .enumeration(["completed", "abandoned", "blocked", "unanswered", "failed"])),
    .required(
      "ids",
      .object([
        .required("twilio_conference_sid", .nullable(.string(.sid("CF")))),
        .required("realtimekit_session_id", .nullable(.string(.uuid))),
        .required("genesys_conversation_id", .nullable(.string(.uuid))),
      ])),
    .required("legs", .array(leg, minimum: 1)),
    .required("actions", .array(action)),
    .required("impairments", .array(.string(.uuid))),
  ])

  private static let leg = Shape.object([
    .required("leg", .count),
    .required("role", .enumeration(["customer", "ivr", "queue", "agent", "coach", "external", "attendee"])),
    .required("person", .string(.nonEmpty)),
    .required("address", .nullable(.string(.nonEmpty))),
    .required("transport", .enumeration(["pstn", "sip", "webrtc", "platform"])),
    .required("codec", .nullable(.enumeration(["pcmu", "pcma", "g722", "g729", "opus"]))),
    .required("network", .nullable(.string(.nonEmpty))),
    .required("offered_at", .string(.milliseconds)),
    .required("answered_at", .nullable(.string(.milliseconds))),
    .required("joined_at", .nullable(.string(.milliseconds))),
    .required("left_at", .string(.milliseconds)),
    .required(
      "end",
      .enumeration([
        "hung_up", "peer_left", "transferred", "declined", "no_answer", "busy", "abandoned", "routed", "cancelled",
        "removed", "network_lost", "failed", "meeting_over",
      ])),
    .required("ids", identifiers),
    .required("media", .nullable(.object([.required("uplink", media), .required("downlink", media)]))),
  ])

  private static let identifiers = Shape.object([
    .required("twilio_call_sid", .nullable(.string(.sid("CA")))),
    .required("twilio_participant_sid", .nullable(.string(.sid("CP")))),
    .required("realtimekit_peer_id", .nullable(.string(.uuid))),
    .required("genesys_participant_id", .nullable(.string(.uuid))),
    .required("genesys_call_id", .nullable(.string(.uuid))),
    .required("ccp_stream", .nullable(.string(.nonEmpty))),
    .required("ccp_call_id", .nullable(.string(.uuid))),
  ])

  private static let media = Shape.object([
    .required("packets_sent", .count),
    .required("packets_lost", .count),
    .required("packets_late", .count),
    .required("loss_bursts", .count),
    .required("jitter_ms", Self.notNegative),
    .required("delay_ms", Self.notNegative),
    .required("mos", .number(1...5)),
  ])

  private static let action = Shape.object([
    .required("at", .string(.milliseconds)),
    .required("leg", .count),
    .required(
      "action",
      .enumeration([
        "hold", "unhold", "mute", "unmute", "coach_start", "coach_retarget", "coach_stop", "monitor_start",
        "monitor_stop", "barge", "transfer_blind", "transfer_consult_start", "transfer_consult_complete",
        "transfer_consult_cancel", "conference_merge", "party_add", "party_drop", "swap", "recording_pause",
        "recording_resume", "wrapup_start", "wrapup_end", "flag_raise", "flag_lower", "note", "utterance",
        "reconnect", "camera_on", "camera_off", "screenshare_start", "screenshare_stop", "chat",
      ])),
    .required("target", .nullable(.count)),
  ])

  /// Zero or more.
  static let notNegative = Shape.number(0...Double.greatestFiniteMagnitude)
}
