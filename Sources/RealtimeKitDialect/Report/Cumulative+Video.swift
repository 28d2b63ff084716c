import GroundTruth
import JSONText

/// The cumulative objects of video.
extension Cumulative {
  /// Writes the object that stands for `video_producer`; empty without rows.
  mutating func write(_ rows: [VideoProducerRow], to json: inout JSONWriter) {
    json.beginObject()
    defer { json.endObject() }
    guard let source = rows.first?.source else { return }
    func share(_ claim: (VideoProducerRow) -> Bool) -> Double { Double(rows.count(where: claim)) / Double(rows.count) }
    writeDistribution("frame_per_second", rows, to: &json) { Double($0.frameRate) }
    writeDistribution("frame_width", rows, to: &json) { Double($0.width) }
    json.key("high_negative_feedback_fraction")
    // Full-intra requests never occur with this kind of forwarding unit, so picture-loss indications are all feedback.
    json.double(share { $0.change.pictureLossIndications >= RealtimeKitConventions.negativeFeedback })
    json.key("issues")
    json.beginObject()
    json.key("bandwidth_quality_limitation_fraction")
    json.double(share { $0.limitation == .bandwidth })
    json.key("cpu_quality_limitation_fraction")
    json.double(share { $0.limitation == .cpu })
    json.key("no_video_fraction")
    json.double(share { $0.change.frames == 0 })
    json.key("poor_resolution_fraction")
    json.double(share { $0.width < source.poorWidth })
    json.key("quality_limitation_fraction")
    json.double(share { $0.limitation != .none })
    json.endObject()
    json.key("key_frames_encoded_fraction")
    json.double(
      Self.ratio(rows.reduce(0) { $0 + $1.change.keyFrames }, of: rows.reduce(0) { $0 + $1.change.frames }))
    writeLoss(rows, to: &json) { $0.lossPercent }
    writeDistribution("quality_mos", rows, to: &json) { $0.score }
    writeLatency("rtt", rows, to: &json) { 1_000 * QualityScore.seconds($0.roundTrip) }
  }

  /// Writes the object that stands for `video_consumer`; empty without rows.
  mutating func write(_ rows: [VideoConsumerRow], to json: inout JSONWriter) {
    json.beginObject()
    defer { json.endObject() }
    guard let source = rows.first?.source else { return }
    func share(_ claim: (VideoConsumerRow) -> Bool) -> Double { Double(rows.count(where: claim)) / Double(rows.count) }
    writeDistribution("frame_per_second", rows, to: &json) { Double($0.frameRate) }
    writeDistribution("frame_width", rows, to: &json) { Double($0.width) }
    json.key("issues")
    json.beginObject()
    json.key("lag_fraction")
    json.double(share { $0.frameRate < source.laggingRate })
    json.key("no_video_fraction")
    json.double(share { $0.decoded == 0 })
    json.key("poor_resolution_fraction")
    json.double(share { $0.width < source.poorWidth })
    json.endObject()
    writeLatency("jitter_buffer_delay", rows, to: &json) { $0.bufferMilliseconds }
    json.key("key_frames_decoded_fraction")
    json.double(Self.ratio(rows.reduce(0) { $0 + $1.keyFrames }, of: rows.reduce(0) { $0 + $1.decoded }))
    writeLoss(rows, to: &json) { $0.lossPercent }
    writeDistribution("quality_mos", rows, to: &json) { $0.score }
  }

  private static func ratio(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}
