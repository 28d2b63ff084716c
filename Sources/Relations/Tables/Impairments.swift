/// What was broken and whom it hit, the seconds of media if a run has them, and the anomalies of its files.
let impairmentTables: [Table] = [impairmentTable, impairmentLegTable, mediaSecondTable, anomalyTable]

private let impairmentTable = Table(
  "impairment", "Something that was wrong with a network for a while.", .each("truth.impairment"),
  key: ["impairment_id"],
  references: [.toRun, .init(["run_id", "cell", "network"], "network", ["run_id", "cell", "network"])],
  checks: ["ends_at >= begins_at"], indices: [["network", "begins_at"]],
  columns: [
    .uuid("impairment_id", "Its id."), .run, .integer("cell", "The cell, from 0."),
    .text("label", "Its name in the scenario."),
    .text("network", "The network."), .time("begins_at", from: "from", "From when on."),
    .time("ends_at", from: "to", "Until when."),
    .real("loss_ratio_add", from: "effects.loss_ratio_add", "Loss that came on top, a ratio.").optional,
    .real("loss_ratio_set", from: "effects.loss_ratio_set", "Loss in place of the network's own, a ratio.").optional,
    .real("loss_burst", from: "effects.loss_burst", "The mean length of its bursts, packets.").optional,
    .real("delay_ms_add", from: "effects.delay_ms_add", "Delay that came on top.").optional,
    .real("jitter_ms_add", from: "effects.jitter_ms_add", "Jitter that came on top.").optional,
    .boolean("outage", from: "effects.outage", "True where nothing came through.").optional,
    .real("bandwidth_kbps", from: "effects.bandwidth_kbps", "What the network let through, kbit/s.").optional,
    .real("stall_rate_per_s", from: "effects.stall_rate_per_s", "Stalls a second.").optional,
    .json("effects", "All that it did, as the truth tells it."),
  ])

private let impairmentLegTable = Table(
  "impairment_leg", "A leg whose media an impairment overlapped.", .each("truth.impairment", .each("legs")),
  key: ["impairment_id", "conversation_id", "leg"],
  references: [.init(["impairment_id"], "impairment", ["impairment_id"]), .toLeg],
  indices: [["conversation_id", "leg"]],
  columns: [
    .uuid("impairment_id", level: 0, "The impairment."), .uuid("conversation_id", "The conversation."),
    .integer("leg", "The leg."),
  ])

private let mediaSecondTable = Table(
  "media_second", "A second of one direction of a leg; only of runs with --media-series.",
  .each("truth.media", .each("sent")), key: ["conversation_id", "leg", "direction", "second"], references: [.toLeg],
  checks: ["lost <= sent", "speech BETWEEN 0 AND 1"],
  columns: [
    .uuid("conversation_id", level: 0, "The conversation."), .integer("leg", level: 0, "The leg."),
    .text("direction", level: 0, "Uplink is from the person to the mixer.").oneOf("uplink", "downlink"),
    .position("second", level: 1, "Its number, from 0 at the joining of the leg."),
    Column("at", .time, "When it began.", .secondsAfter(["from"])),
    .itself("sent", .integer, "Packets that were sent."), parallel("lost", .integer, "Those that never arrived."),
    parallel("late", .integer, "Those that came past the jitter buffer."),
    parallel("bursts", .integer, "Runs of lost packets."), parallel("jitter_ms", .real, "The RFC 3550 estimate."),
    parallel("delay_ms", .real, "The one-way network delay."), parallel("rtt_ms", .real, "The round-trip time."),
    parallel("buffer_ms", .real, "The level of the jitter buffer."),
    parallel("speech", .real, "The share of the second in which this side spoke."),
  ])

private func parallel(_ name: String, _ kind: Column.Kind, _ comment: String) -> Column {
  Column(name, kind, comment, .parallel([name]))
}

private let anomalyTable = Table(
  "anomaly", "An imperfection that was put into a platform's file on purpose; only of runs with --anomalies.",
  .each("truth.anomaly"), key: ["anomaly_id"], references: [.toRun, .toConversation],
  indices: [["file", "vendor_id"], ["conversation_id"]],
  columns: [
    .uuid("anomaly_id", "Its id."), .run, .integer("cell", "The cell, from 0."),
    .uuid("conversation_id", "The conversation."), .text("kind", "What kind of imperfection."),
    .text("file", "The file it is in."), .text("vendor_id", "The primary id of the lines concerned."),
    .time("at", "The earliest time that those lines print."), .json("changes", "How to take it back."),
  ])
