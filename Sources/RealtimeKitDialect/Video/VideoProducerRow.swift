import GroundTruth
import JSONText
import Quantities
import Randomness

/// One sample of one layer of a peer's own camera or screen.
struct VideoProducerRow {
  var tick: SimulationTime
  /// Positions in `Tracks.videos` and in `Tracks.layers`.
  var track: Int
  var layer: Int
  var source: VideoSource
  var change: VideoTotals
  /// Microseconds, a multiple of the video clock.
  var jitter: Int
  /// Microseconds.
  var roundTrip: Int
  var width: Int
  var height: Int
  var frameRate: Int
  var limitation: VideoSecond.Limitation

  /// Sent packets that were reported lost, percent.
  var lossPercent: Double { QualityScore.percent(change.lost, of: change.sent) }
  var score: Double {
    QualityScore.video(
      lossPercent: lossPercent, jitter: Double(jitter) / 1e6, width: width, frameRate: frameRate,
      isMoving: change.frames > 0, source: source)
  }

  /// Writes the sample with the keys in the order of the audio producer's.
  func write(_ track: VideoTrack, source: UInt32, _ names: inout RepeatedNames, to json: inout JSONWriter) {
    json.beginObject()
    json.key("mos_quality")
    json.double(score)
    json.key("timestamp")
    json.time(tick)
    json.key("packets_lost")
    json.integer(change.lost)
    json.key("jitter")
    json.decimal(jitter, places: 6)
    json.key("rtt")
    json.double(QualityScore.seconds(roundTrip))
    json.key("packets_sent")
    json.integer(change.sent)
    json.key("bytes_sent")
    json.integer(change.bytes)
    json.key("frame_width")
    json.integer(width)
    json.key("frame_height")
    json.integer(height)
    json.key("frames_per_second")
    json.integer(frameRate)
    json.key("frames_encoded")
    json.integer(change.frames)
    json.key("key_frames_encoded")
    json.integer(change.keyFrames)
    json.key("pli_count")
    json.integer(change.pictureLossIndications)
    json.key("fir_count")
    json.integer(0)
    writeLimitation(to: &json)
    names.write(layer, to: &json) { json in
      json.key("producer_id")
      json.uuid(track.id)
      json.key("ssrc")
      json.integer(source)
      json.key("mid")
      json.beginString()
      json.part(track.section)
      json.endString()
    }
    json.endObject()
  }

  private func writeLimitation(to json: inout JSONWriter) {
    json.key("quality_limitation_reason")
    switch limitation {
    case .none: json.literal("none")
    case .cpu: json.literal("cpu")
    case .bandwidth: json.literal("bandwidth")
    case .other: json.literal("other")
    }
    json.key("quality_limitation_durations")
    json.beginObject()
    for reason in VideoSecond.Limitation.allCases {
      switch reason {
      case .none: json.key("none")
      case .cpu: json.key("cpu")
      case .bandwidth: json.key("bandwidth")
      case .other: json.key("other")
      }
      json.decimal(change.limited[Int(reason.rawValue)], places: 6)
    }
    json.endObject()
    json.key("quality_limitation_resolution_changes")
    json.integer(change.resolutionChanges)
  }
}
