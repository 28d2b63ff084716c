import GroundTruth
import JSONText
import Quantities
import Randomness

/// One sample of another peer's microphone as it reached this peer.
struct AudioConsumerRow {
  var tick: SimulationTime
  /// A position in the peer's list of subscriptions.
  var stream: Int
  var received: Int
  var bytes: Int
  var lost: Int
  /// Whole milliseconds, as the browser shows it.
  var jitter: Int
  /// Samples times seconds spent in the buffer, in thousandths.
  var bufferDelay: Int
  /// Samples played out.
  var emitted: Int
  var concealments: Int

  /// Packets of the stream that did not arrive, percent.
  var lossPercent: Double { QualityScore.percent(lost, of: lost + received) }
  var score: Double {
    QualityScore.audioConsumer(
      lossPercent: lossPercent, jitter: Double(jitter) / 1e3, concealments: Double(concealments))
  }
  /// The mean time a sample spent in the buffer, milliseconds.
  var bufferMilliseconds: Double {
    emitted == 0 ? 0 : Double(bufferDelay) / Double(emitted)
  }

  /// Writes the sample with the keys in the order of the producer's.
  func write(_ stream: Subscription, _ names: inout RepeatedNames, to json: inout JSONWriter) {
    json.beginObject()
    json.key("mos_quality")
    json.double(score)
    json.key("timestamp")
    json.time(tick)
    json.key("packets_lost")
    json.integer(lost)
    json.key("jitter")
    json.decimal(jitter, places: 3)
    json.key("packets_received")
    json.integer(received)
    json.key("bytes_received")
    json.integer(bytes)
    json.key("jitter_buffer_delay")
    json.decimal(bufferDelay, places: 3)
    json.key("jitter_buffer_emitted_count")
    json.integer(emitted)
    json.key("concealment_events")
    json.integer(concealments)
    names.write(self.stream, to: &json) { stream.write(to: &$0) }
    json.endObject()
  }
}
