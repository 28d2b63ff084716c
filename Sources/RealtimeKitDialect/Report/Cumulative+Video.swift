import GroundTruth
import JSONText

/// The cumulative objects of video.
extension Cumulative {
  /// Writes the object that stands for `video_producer`; empty without rows.
  static func write(_ rows: [VideoProducerRow], to json: inout JSONWriter) {
    json.beginObject()
    defer { json.endObject() }
    guard let source = rows.first?.source else { return }
    func share(_ claim: (VideoProducerRow) -> Bool) -> Double { Double(rows.count(where: claim)) / Double(rows.count) }
    writePicture(rates: rows.map(\.frameRate), widths: rows.map(\.width), to: &json)
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
      ratio(rows.reduce(0) { $0 + $1.change.keyFrames }, of: rows.reduce(0) { $0 + $1.change.frames }))
    writeLoss(rows.map(\.lossPercent), to: &json)
    writeDistribution("quality_mos", rows.map(\.score), to: &json)
    writeLatency("rtt", rows.map { 1_000 * QualityScore.seconds($0.roundTrip) }, to: &json)
  }

  /// Writes the object that stands for `video_consumer`; empty without rows.
  static func write(_ rows: [VideoConsumerRow], to json: inout JSONWriter) {
    json.beginObject()
    defer { json.endObject() }
    guard let source = rows.first?.source else { return }
    func share(_ claim: (VideoConsumerRow) -> Bool) -> Double { Double(rows.count(where: claim)) / Double(rows.count) }
    writePicture(rates: rows.map(\.frameRate), widths: rows.map(\.width), to: &json)
    json.key("issues")
    json.beginObject()
    json.key("lag_fraction")
    json.double(share { $0.frameRate < source.laggingRate })
    json.key("no_video_fraction")
    json.double(share { $0.decoded == 0 })
    json.key("poor_resolution_fraction")
    json.double(share { $0.width < source.poorWidth })
    json.endObject()
    writeLatency("jitter_buffer_delay", rows.map(\.bufferMilliseconds), to: &json)
    json.key("key_frames_decoded_fraction")
    json.double(ratio(rows.reduce(0) { $0 + $1.keyFrames }, of: rows.reduce(0) { $0 + $1.decoded }))
    writeLoss(rows.map(\.lossPercent), to: &json)
    writeDistribution("quality_mos", rows.map(\.score), to: &json)
  }

  private static func writePicture(rates: [Int], widths: [Int], to json: inout JSONWriter) {
    writeDistribution("frame_per_second", rates.map(Double.init), to: &json)
    writeDistribution("frame_width", widths.map(Double.init), to: &json)
  }

  private static func ratio(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}
