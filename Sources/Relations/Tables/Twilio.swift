/// Twilio: summaries of stays in conferences, and events of calls.
let twilioTables: [Table] =
  [
    participantTable, coachedTable, participantEventTable, metricTable, tagTable, occurrenceTable,
  ] + twilioCallTables

private let type = "twilio.conference-participant-summary"
private let directions = ["inbound", "outbound"]
private let parent = Column.reference("participant_id", "The stay: twilio_participant.id.")
private let toParent = Table.Reference.toDocument("participant_id", "twilio_participant")

private let participantTable = Table(
  "twilio_participant", "A stay in a conference, as its ConferenceParticipantSummary tells it.", .each(type),
  key: ["id"], references: [.toRun], checks: ["duration_seconds >= 1"],
  indices: [["participant_sid"], ["call_sid"], ["conference_sid"], ["leave_time"]],
  columns: [
    .id, .run, .delivery, .text("participant_sid", "The stay."),
    .text("label", "The label that was given to it.").optional, .text("conference_sid", "The conference."),
    .text("call_sid", "The call."), .text("account_sid", "The account."),
    .text("call_direction", "The direction of the call.").oneOf("inbound", "outbound"),
    .text("from_address", from: "from", "Who called."), .text("to_address", from: "to", "Who was called.").optional,
    .text("call_state", "The state of the call."), .text("call_status", "The same, by its older name."),
    .text("country_code", "ISO 3166-1 alpha-2.").optional,
    .boolean("is_moderator", "Whether it may start or end the conference."),
    .time("join_time", "When it joined, whole seconds."), .time("leave_time", "When it left, whole seconds."),
    .integer("duration_seconds", "How long it stayed."),
    .integer("outbound_queue_length", "Calls that waited to be placed before it.").optional,
    .integer("outbound_time_in_queue", "How long it waited to be placed.").optional,
    .text("jitter_buffer_size", "The size of the jitter buffer."), .boolean("is_coach", "Whether it was a coach."),
    .text("participant_region", "Where its media came in."), .text("conference_region", "Where it was mixed."),
    .text("call_type", "What it came over.").oneOf("carrier", "sip", "client"),
    .text("processing_state", "How far the summary is."),
    .boolean("agent_audio", "Whether an agent was heard.").optional,
    .text("whisper", "What was said to it before it joined.").optional,
    .boolean("beep_on_enter", from: "properties.beep_on_enter", "Whether its joining was to be heard."),
    .boolean("beep_on_exit", from: "properties.beep_on_exit", "Whether its leaving was to be heard."),
    .boolean(
      "start_conference_on_enter", from: "properties.start_conference_on_enter",
      "Whether its joining starts the conference."),
    .boolean(
      "end_conference_on_exit", from: "properties.end_conference_on_exit", "Whether its leaving ends the conference."),
    .boolean("enter_muted", from: "properties.enter_muted", "Whether it joined muted."),
    .boolean("play_early_media", from: "properties.play_early_media", "Whether it was mixed before it answered."),
    .boolean("recording_enabled", from: "properties.recording_enabled", "Whether it was recorded."),
    .boolean("trim_recording", from: "properties.trim_recording", "Whether silence was cut from the recording."),
    .text("requested_region", from: "properties.requested_region", "Where it was asked to be mixed."),
    .integer("quality_issues", "How many tags it has."), .document,
  ])

private let coachedTable = Table(
  "twilio_coached_participant", "Whom a coach coached.", .each(type, .each("coached_participants")),
  key: ["participant_id", "coached_no"], references: [toParent],
  columns: [
    parent, .position("coached_no", level: 1, "The position in the list, from 0."),
    .itself("call_sid", .text, "The call of whoever was coached."),
  ])

private let participantEventTable = Table(
  "twilio_participant_event", "When something was done to a stay.",
  .each(
    type,
    .members(
      "events",
      of: [
        "hold", "unhold", "mute", "unmute", "modify_beep", "modify_exit", "coaching", "coaching_stopped",
        "modify_coached_participant",
      ]), .each("")),
  key: ["participant_id", "event", "event_no"], references: [toParent],
  columns: [
    parent, .key("event", level: 1, "What."), .position("event_no", level: 2, "The position in its list, from 0."),
    .itself("at", .time, "When."),
  ])

private let metricTable = Table(
  "twilio_participant_metric", "What the media of one direction of a stay came to.",
  .each(type, .members("metrics", of: directions)), key: ["participant_id", "direction"], references: [toParent],
  checks: ["packet_loss_percentage BETWEEN 0 AND 100"],
  columns: [
    parent, direction, .integer("total_packets_received", "Packets that arrived."),
    .integer("total_packets_lost", "Packets that did not."),
    .real("packet_loss_percentage", "100 * lost / (lost + received).").optional,
    .real("jitter_avg", from: "jitter.avg", "Mean jitter, ms.").optional,
    .real("jitter_max", from: "jitter.max", "Largest jitter, ms.").optional,
    .real("latency_avg", from: "latency.avg", "Mean latency, ms.").optional,
    .real("latency_max", from: "latency.max", "Largest latency, ms.").optional,
    .real("mos", "Mean opinion score, 1 to 4.6.").optional,
    .text("tags_description", from: "tags_info.description", "What the tags say, in words.").optional,
  ])

private let direction = Column.key("direction", level: 1, "Inbound is from the participant to the platform.")

private let tagTable = Table(
  "twilio_participant_tag", "What was noticed about one direction of a stay.",
  .each(type, .members("metrics", of: directions), .each("tags")), key: ["participant_id", "direction", "tag_no"],
  references: [.init(["participant_id", "direction"], "twilio_participant_metric", ["participant_id", "direction"])],
  indices: [["tag"]],
  columns: [
    parent, direction, .position("tag_no", level: 2, "The position in the list, from 0."),
    .itself("tag", .text, "The tag."),
  ])

private let occurrenceTable = Table(
  "twilio_participant_occurrence", "A moment at which one direction of a stay went through something noticeable.",
  .each(
    type, .members("metrics", of: directions), .members("occurrences", of: ["packet_loss", "jitter", "latency"]),
    .each("")),
  key: ["participant_id", "direction", "kind", "occurrence_no"],
  references: [.init(["participant_id", "direction"], "twilio_participant_metric", ["participant_id", "direction"])],
  columns: [
    parent, direction, .key("kind", level: 2, "Packet loss, jitter or latency."),
    .position("occurrence_no", level: 3, "The position in its list, from 0."), .time("at", from: "timestamp", "When."),
    .real("percent", "The share of packets lost, for packet loss.").optional,
    .real("avg", "The mean, ms, for jitter and latency.").optional,
    .real("max", "The largest, ms, for jitter and latency.").optional,
  ])
