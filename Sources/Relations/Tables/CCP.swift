/// CCP: what the pages of agents and coaches got, and the figures of their sound.
let ccpTables: [Table] = [eventTable, audioTable]

private let type = "ccp.event"

private let eventTable = Table(
  "ccp_event", "A telephony event as the page of an agent or coach got it.", .each(type), key: ["id"],
  references: [.toRun], indices: [["stream", "seq"], ["call_id", "recorded_at"], ["type", "recorded_at"]],
  columns: [
    .id, .run, .text("stream", "The page."),
    Column("person", .text, "Whose page it is, as the truth names people.", .suffix(["stream"], of: "agent:")),
    .integer("seq", "The number of the event in its page, from 1."),
    .time("recorded_at", from: "recordedAt", "When the page took it."),
    .text("type", from: "event.type", "What happened."),
    .uuid("call_id", from: "event.detail.callId", "The call.").optional,
    .text("call_type", from: "event.detail.callType", "Inbound or outbound, where a call starts or connects.").optional,
    .text("participant", from: "event.detail.participant", "Whom it concerns.").optional,
    .uuid("message_id", from: "event.detail.id", "The message, of transcripts, flags and notes.").optional,
    .text("sender_role", from: "event.detail.sender.role", "Who said or wrote it.").optional,
    .text("sender_name", from: "event.detail.sender.displayName", "By which name.").optional,
    .text("content", from: "event.detail.content.text", "What was said or written.").optional, .document,
  ])

/// One channel of a report: all of it in one event with its name, or both in a sample per second.
private let audioTable = Table(
  "ccp_audio_statistic", "What one channel of an agent's sound came to since the report before.",
  .documents(
    type: type,
    walks: [
      [.itself, .named(["event", "detail"], by: "stats")],
      [.each("event.detail.stats"), .members("", of: ["inputChannelStats", "outputChannelStats"])],
    ]),
  key: ["event_id", "sample_no", "channel"], references: [.toDocument("event_id", "ccp_event")],
  columns: [
    .reference("event_id", "The event: ccp_event.id."),
    .position("sample_no", level: 1, "The position among the samples of the event, from 0."),
    Column("channel", .text, "Input is what the agent hears.", .key(level: 2)).oneOf(
      "inputChannelStats", "outputChannelStats"),
    .integer("packets_count", from: "packetsCount", "Packets."),
    .integer("packets_lost", from: "packetsLost", "Those lost."),
    .integer("jitter_buffer_ms", from: "jitterBufferMillis", "The level of the jitter buffer."),
    .integer("round_trip_ms", from: "roundTripTimeMillis", "The round-trip time, 0 for unknown."),
    .integer("stats_count", from: "statsCount", "The number that the platform gives the report."),
  ])
