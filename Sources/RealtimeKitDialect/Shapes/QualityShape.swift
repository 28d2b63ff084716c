import Dialects

/// The contract table of `peer_report.quality`: eight series and their cumulative objects.
enum QualityShape {
  static let quality = Shape.object([
    .required("video_consumer", .array(videoConsumer)),
    .required("audio_consumer", .array(audioConsumer)),
    .required("screenshare_video_consumer", .array(videoConsumer)),
    .required("screenshare_audio_consumer", .array(audioConsumer)),
    .required("video_producer", .array(videoProducer)),
    .required("audio_producer", .array(audioProducer)),
    .required("screenshare_video_producer", .array(videoProducer)),
    .required("screenshare_audio_producer", .array(audioProducer)),
    .required("video_consumer_cumulative", orEmpty(videoConsumerTotals)),
    .required("audio_consumer_cumulative", orEmpty(audioConsumerTotals)),
    .required("screenshare_video_consumer_cumulative", orEmpty(videoConsumerTotals)),
    .required("screenshare_audio_consumer_cumulative", orEmpty(audioConsumerTotals)),
    .required("video_producer_cumulative", orEmpty(videoProducerTotals)),
    .required("audio_producer_cumulative", orEmpty(audioProducerTotals)),
    .required("screenshare_video_producer_cumulative", orEmpty(videoProducerTotals)),
    .required("screenshare_audio_producer_cumulative", orEmpty(audioProducerTotals)),
  ])

  // MARK: Rows

  private static let sample: [Shape.Property] = [
    .required("timestamp", .string(.milliseconds)),
    .required("mos_quality", SessionShape.ratio),
    .required("packets_lost", .count),
    .required("jitter", SessionShape.positive),
    .required("producer_id", .string(.uuid)),
    .required("ssrc", .integer(1...Int64(UInt32.max))),
    .required("mid", .string(section)),
  ]

  private static let sending: [Shape.Property] =
    sample + [
      .required("rtt", SessionShape.positive),
      .required("packets_sent", .count),
      .required("bytes_sent", .count),
    ]

  private static let receiving: [Shape.Property] =
    sample + [
      .required("packets_received", .count),
      .required("bytes_received", .count),
      .required("jitter_buffer_delay", SessionShape.positive),
      .required("jitter_buffer_emitted_count", .count),
      .required("consumer_id", .string(.uuid)),
      .required("peer_id", .string(.uuid)),
    ]

  private static let picture: [Shape.Property] = [
    .required("frame_width", .count),
    .required("frame_height", .count),
    .required("frames_per_second", .count),
    .required("fir_count", .count),
  ]

  private static let audioProducer = Shape.object(sending)
  private static let audioConsumer = Shape.object(receiving + [.required("concealment_events", .count)])

  private static let videoProducer = Shape.object(
    sending + picture + [
      .required("frames_encoded", .count),
      .required("key_frames_encoded", .count),
      .required("pli_count", .count),
      .required("quality_limitation_reason", .enumeration(["cpu", "bandwidth", "none", "other"])),
      .required(
        "quality_limitation_durations",
        .object([
          .required("bandwidth", SessionShape.positive), .required("cpu", SessionShape.positive),
          .required("none", SessionShape.positive), .required("other", SessionShape.positive),
        ])),
      .required("quality_limitation_resolution_changes", .count),
    ])

  private static let videoConsumer = Shape.object(
    receiving + picture + [
      .required("frames_decoded", .count),
      .required("frames_dropped", .count),
      .required("key_frames_decoded", .count),
    ])

  // MARK: Cumulative objects

  private static func orEmpty(_ properties: [Shape.Property]) -> Shape {
    .anyOf([.object(properties), .object([])])
  }

  private static let distribution = Shape.object([
    .required("avg", SessionShape.positive), .required("p50", SessionShape.positive),
    .required("p75", SessionShape.positive), .required("p90", SessionShape.positive),
  ])

  private static let latency = Shape.object([
    .required("avg", SessionShape.positive),
    .required("100ms_or_greater_event_fraction", SessionShape.ratio),
    .required("250ms_or_greater_event_fraction", SessionShape.ratio),
    .required("500ms_or_greater_event_fraction", SessionShape.ratio),
  ])

  private static let totals: [Shape.Property] = [
    .required(
      "packet_loss",
      .object([
        .required("avg", .number(0...100)),
        .required("5_or_greater_event_fraction", SessionShape.ratio),
        .required("10_or_greater_event_fraction", SessionShape.ratio),
        .required("25_or_greater_event_fraction", SessionShape.ratio),
        .required("50_or_greater_event_fraction", SessionShape.ratio),
      ])),
    .required("quality_mos", distribution),
  ]

  private static let audioProducerTotals = totals + [.required("rtt", latency)]
  private static let audioConsumerTotals = totals + [.required("jitter_buffer_delay", latency)]

  private static let pictureTotals: [Shape.Property] =
    totals + [.required("frame_per_second", distribution), .required("frame_width", distribution)]

  private static let videoProducerTotals =
    pictureTotals + [
      .required("rtt", latency),
      .required("high_negative_feedback_fraction", SessionShape.ratio),
      .required("key_frames_encoded_fraction", SessionShape.ratio),
      .required(
        "issues",
        .object([
          .required("bandwidth_quality_limitation_fraction", SessionShape.ratio),
          .required("cpu_quality_limitation_fraction", SessionShape.ratio),
          .required("no_video_fraction", SessionShape.ratio),
          .required("poor_resolution_fraction", SessionShape.ratio),
          .required("quality_limitation_fraction", SessionShape.ratio),
        ])),
    ]

  private static let videoConsumerTotals =
    pictureTotals + [
      .required("jitter_buffer_delay", latency),
      .required("key_frames_decoded_fraction", SessionShape.ratio),
      .required(
        "issues",
        .object([
          .required("lag_fraction", SessionShape.ratio),
          .required("no_video_fraction", SessionShape.ratio),
          .required("poor_resolution_fraction", SessionShape.ratio),
        ])),
    ]

  /// The number of a media section, decimal without leading zeros.
  private static let section = TextFormat.custom(pattern: "^(0|[1-9][0-9]{0,3})$") { text in
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return false }
    return text == "0" || !text.hasPrefix("0")
  }
}
