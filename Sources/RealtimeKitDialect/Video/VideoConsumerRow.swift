import GroundTruth
import JSONText
import Quantities

/// One sample of another peer's camera or screen as it reached this peer.
struct VideoConsumerRow {
  var tick: SimulationTime
  /// A position in the peer's list of subscriptions.
  var stream: Int
  var source: VideoSource
  var received: Int
  var bytes: Int
  var lost: Int
  /// Microseconds, a multiple of the video clock.
  var jitter: Int
  /// Frames times microseconds spent in the buffer.
  var bufferDelay: Int
  var decoded: Int
  var dropped: Int
  var keyFrames: Int
  var width: Int
  var height: Int
  var frameRate: Int

  /// Packets of the stream that did not arrive, percent.
  var lossPercent: Double { QualityScore.percent(lost, of: lost + received) }
  var score: Double {
    QualityScore.video(
      lossPercent: lossPercent, jitter: Double(jitter) / 1e6, width: width, frameRate: frameRate,
      isMoving: decoded > 0, source: source)
  }
  /// Frames handed out by the buffer.
  var emitted: Int { decoded + dropped }
  /// The mean time a frame spent in the buffer, milliseconds.
  var bufferMilliseconds: Double {
    emitted == 0 ? 0 : Double(bufferDelay) / 1e3 / Double(emitted)
  }

  /// Writes the sample with the keys in the order of the audio consumer's.
  func write(_ stream: Subscription, _ names: inout RepeatedNames, to json: inout JSONWriter) {
    json.beginObject()
    json.key("mos_quality")
    json.double(score)
    json.key("timestamp")
    json.time(tick)
    json.key("packets_lost")
    json.integer(lost)
    json.key("jitter")
    json.decimal(jitter, places: 6)
    json.key("packets_received")
    json.integer(received)
    json.key("bytes_received")
    json.integer(bytes)
    json.key("jitter_buffer_delay")
    json.decimal(bufferDelay, places: 6)
    json.key("jitter_buffer_emitted_count")
    json.integer(emitted)
    json.key("frame_width")
    json.integer(width)
    json.key("frame_height")
    json.integer(height)
    json.key("frames_per_second")
    json.integer(frameRate)
    json.key("frames_decoded")
    json.integer(decoded)
    json.key("frames_dropped")
    json.integer(dropped)
    json.key("key_frames_decoded")
    json.integer(keyFrames)
    json.key("fir_count")
    json.integer(0)
    names.write(self.stream, to: &json) { stream.write(to: &$0) }
    json.endObject()
  }
}
