/// The media of RealtimeKit's peers, as their clients sampled it: a long table per kind of series, and what they came to.
let realtimeKitQualityTables: [Table] = [
  samples("audio_producer", "Sound that a peer sent, over some seconds.", sending),
  samples("audio_consumer", "Sound that a peer received from another, over some seconds.", receiving + concealment),
  samples("video_producer", "Pictures that a peer sent, over some seconds.", sending + picture + encoding),
  samples(
    "video_consumer", "Pictures that a peer received from another, over some seconds.", receiving + picture + decoding),
  totalTable,
]

private let type = "realtimekit.peer-report"
private let parent = Column.reference("report_id", "The report: realtimekit_peer_report.id.")
private let toParent = Table.Reference.toDocument("report_id", "realtimekit_peer_report")

private func samples(_ kind: String, _ comment: String, _ columns: [Column]) -> Table {
  Table(
    "realtimekit_\(kind)", comment,
    .each(type, .members("peer_report.quality", of: [kind, "screenshare_\(kind)"]), .each("")),
    key: ["report_id", "series", "sample_no"], references: [toParent], indices: [["at"]],
    columns: [
      parent, .key("series", level: 1, "The series in the report: of the microphone or camera, or of a shared screen."),
      .position("sample_no", level: 2, "The position in the series, from 0."),
    ] + sample + columns)
}

private let sample: [Column] = [
  .time("at", from: "timestamp", "When, as the client's clock has it."),
  .real("mos_quality", "The opinion score, 0 to 1."), .integer("packets_lost", "Packets lost so far."),
  .real("jitter", "Jitter, seconds."), .uuid("producer_id", "Whoever sends."), .integer("ssrc", "The RTP source."),
  .text("mid", "The media section."),
]

private let sending: [Column] = [
  .real("rtt", "Round-trip time, seconds.").optional, .integer("packets_sent", "Packets sent so far."),
  .integer("bytes_sent", "Bytes sent so far."),
]

private let receiving: [Column] = [
  .integer("packets_received", "Packets received so far."), .integer("bytes_received", "Bytes received so far."),
  .real("jitter_buffer_delay", "Time that everything emitted spent in the jitter buffer, seconds.").optional,
  .integer("jitter_buffer_emitted_count", "What was emitted from it so far."),
  .uuid("consumer_id", "Whoever receives."),
  .uuid("peer_id", "The peer that sends."),
]

private let concealment: [Column] = [.integer("concealment_events", "Gaps that were filled so far.").optional]

private let picture: [Column] = [
  .integer("frame_width", "Width, pixels."), .integer("frame_height", "Height, pixels."),
  .integer("frames_per_second", "Frames a second.").optional, .integer("fir_count", "Full pictures asked for so far."),
]

private let encoding: [Column] = [
  .integer("frames_encoded", "Frames encoded so far."), .integer("key_frames_encoded", "Key frames encoded so far."),
  .integer("pli_count", "Losses of pictures told so far."),
  .text("quality_limitation_reason", "What kept the picture small.").oneOf("cpu", "bandwidth", "none", "other"),
  .json("quality_limitation_durations", "How long each reason did, seconds."),
  .integer("quality_limitation_resolution_changes", "Changes of size on account of it."),
]

private let decoding: [Column] = [
  .integer("frames_decoded", "Frames decoded so far."), .integer("frames_dropped", "Frames dropped so far."),
  .integer("key_frames_decoded", "Key frames decoded so far."),
]

private let totalTable = Table(
  "realtimekit_quality_total", "What a series came to over the whole stay.",
  .each(
    type,
    .members(
      "peer_report.quality",
      of: ["audio_producer", "audio_consumer", "video_producer", "video_consumer"].flatMap { kind in
        ["\(kind)_cumulative", "screenshare_\(kind)_cumulative"]
      })),
  key: ["report_id", "series"], references: [toParent],
  columns: [
    parent, .key("series", level: 1, "The cumulative object in the report."),
    .real("packet_loss_avg", from: "packet_loss.avg", "Mean loss, percent; null where the series is empty.").optional,
    .real("packet_loss_5_fraction", from: "packet_loss.5_or_greater_event_fraction", "Share of samples at 5 % or more.")
      .optional,
    .real(
      "packet_loss_10_fraction", from: "packet_loss.10_or_greater_event_fraction", "Share of samples at 10 % or more."
    ).optional,
    .real(
      "packet_loss_25_fraction", from: "packet_loss.25_or_greater_event_fraction", "Share of samples at 25 % or more."
    ).optional,
    .real(
      "packet_loss_50_fraction", from: "packet_loss.50_or_greater_event_fraction", "Share of samples at 50 % or more."
    ).optional,
    .real("quality_mos_avg", from: "quality_mos.avg", "Mean opinion score.").optional,
    .real("quality_mos_p50", from: "quality_mos.p50", "Its median.").optional,
    .real("quality_mos_p75", from: "quality_mos.p75", "Its upper quartile.").optional,
    .real("quality_mos_p90", from: "quality_mos.p90", "What nine in ten samples are below.").optional,
    .real("rtt_avg", from: "rtt.avg", "Mean round-trip time, of what is sent.").optional,
    .real(
      "jitter_buffer_delay_avg", from: "jitter_buffer_delay.avg", "Mean time in the jitter buffer, of what is received."
    ).optional,
    .real("frames_per_second_avg", from: "frame_per_second.avg", "Mean frames a second, of pictures.").optional,
    .real("frame_width_avg", from: "frame_width.avg", "Mean width, of pictures.").optional,
    .json("totals", from: "", "All of it, as the report has it."),
  ])
