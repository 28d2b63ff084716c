import Dialects

/// The contract table of `twilio/conference-participant-summary.ndjson`: the published schema of version 2, closed to
/// the values that the platform's documentation lists.
///
/// Every participant has a person's address in `from` or `to`; the other one is absent where nobody has a number for it,
/// as in meetings, which people come to by themselves.
let participantSummaryShape = Shape.object([
  .required("participant_sid", .string(.sid("CP"))),
  .optional("label", .string(.upTo(64))),
  .required("conference_sid", .string(.sid("CF"))),
  .required("call_sid", .string(.sid("CA"))),
  .required("account_sid", .string(.sid("AC"))),
  .required("call_direction", .enumeration(["inbound", "outbound"])),
  .required("from", .string(.nonEmpty)),
  .optional("to", .string(.nonEmpty)),
  .required("call_state", .enumeration(participantCallStates)),
  .required("call_status", .enumeration(participantCallStates)),
  .optional("country_code", .string(countryCode)),
  .required("is_moderator", .boolean),
  .required("join_time", .string(.seconds)),
  .required("leave_time", .string(.seconds)),
  .required("duration_seconds", .integer(1...Int64(Int32.max))),
  .optional("outbound_queue_length", .integer(0...Int64(Int32.max))),
  .optional("outbound_time_in_queue", .integer(0...Int64(Int32.max))),
  .required("jitter_buffer_size", .enumeration(["large", "medium", "small", "off", "unknown"])),
  .required("is_coach", .boolean),
  .required("coached_participants", .array(.string(.sid("CA")))),
  .required("participant_region", .enumeration(regionIDs)),
  .required("conference_region", .enumeration(regionIDs)),
  .required("call_type", .enumeration(["carrier", "sip", "client"])),
  // The event type itself is called complete.
  .required("processing_state", .enumeration(["complete"])),
  .optional("agent_audio", .boolean),
  .optional("whisper", .string(.nonEmpty)),
  .required("properties", participantProperties),
  .required("events", participantEvents),
  .required("quality_issues", .integer(0...8)),
  .optional(
    "metrics",
    .object([.required("inbound", participantMetric), .required("outbound", participantMetric)])),
])

/// Region ids (Voice documentation, "Edge locations").
let regionIDs = ["us1", "us2", "ie1", "de1", "au1", "br1", "jp1", "sg1", "in1"]

/// ISO 3166-1 alpha-2.
let countryCode = TextFormat.custom(pattern: "^[A-Z]{2}$") { text in
  text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
}

/// Insights spelling: `fail` and `noanswer`.
private let participantCallStates = ["answered", "completed", "busy", "fail", "noanswer", "ringing", "canceled"]

private let participantProperties = Shape.object([
  .required("beep_on_enter", .boolean),
  .required("beep_on_exit", .boolean),
  .required("start_conference_on_enter", .boolean),
  .required("end_conference_on_exit", .boolean),
  .required("enter_muted", .boolean),
  .required("play_early_media", .boolean),
  .required("recording_enabled", .boolean),
  .required("trim_recording", .boolean),
  .required("requested_region", .enumeration(regionIDs + ["unknown"])),
])

/// Seconds since the epoch in the years 2001 through 2286, or the same in milliseconds: ten digits or thirteen.
private let epoch = Shape.anyOf([
  .integer(1_000_000_000...9_999_999_999), .integer(1_000_000_000_000...9_999_999_999_999),
])

private let participantEvents = Shape.object(
  [
    "hold", "unhold", "mute", "unmute", "modify_beep", "modify_exit", "coaching", "coaching_stopped",
    "modify_coached_participant",
  ].map { .required($0, .array(epoch)) })

/// Milliseconds; ten minutes bound what any path can show.
private let milliseconds = Shape.number(0...600_000)

private let participantMetric = Shape.object([
  // As far as the published schema goes.
  .required("total_packets_received", .integer(0...Int64(Int32.max))),
  .required("total_packets_lost", .integer(0...Int64(Int32.max))),
  .required("packet_loss_percentage", .number(0...100)),
  .required("jitter", .object([.required("avg", milliseconds), .required("max", milliseconds)])),
  .required("latency", .object([.required("avg", milliseconds), .required("max", milliseconds)])),
  .required("mos", .number(1...4.6)),
  .required(
    "tags",
    .array(
      .enumeration([
        "high_packet_loss", "high_jitter", "high_latency", "low_mos", "packet_loss", "jitter", "latency", "silent",
      ]))),
  .optional("tags_info", tagsInfo),
  .required(
    "occurrences",
    .object([
      .required(
        "packet_loss", .array(.object([.required("percent", .number(0...100)), .required("timestamp", epoch)]))),
      .required("jitter", .array(histogram)),
      .required("latency", .array(histogram)),
    ])),
])

private let histogram = Shape.object([
  .required("avg", milliseconds), .required("max", milliseconds), .required("timestamp", epoch),
])

private let severity = Shape.object([.required("severity", .enumeration(["high", "medium"]))])

private let tagsInfo = Shape.object([
  .required("description", .string(.nonEmpty)),
  .optional("packet_loss", severity),
  .optional("jitter", severity),
  .optional("latency", severity),
  .optional("low_mos", severity),
])
