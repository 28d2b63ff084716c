import JSONText
import Quantities

/// One flat `audiostats` event: what one channel carried since the last report.
///
/// The names mislead: the input channel is what the agent's browser receives, the output channel what it sends.
/// Counts are of the interval and never of the call.
struct AudioStatistics: Hashable {
  enum Channel: Hashable { case input, output }

  var channel: Channel
  var packetsLost: Int
  /// Received packets for the input channel, sent ones for the output channel.
  var packetsCount: Int
  /// The RTP jitter in whole milliseconds, rounded down, the meaning of the field in the era of standard browser statistics.
  var jitterBufferMillis: Int
  /// Of the last RTCP report, on both channels as current softphones have it; 0 before the first one.
  var roundTripTimeMillis: Int
  var statsCount: Int

  /// Writes the members after `callId`.
  func write(into json: inout JSONWriter) {
    json.key("stats")
    switch channel {
    case .input: json.literal("inputChannelStats")
    case .output: json.literal("outputChannelStats")
    }
    json.key("packetsLost"); json.integer(packetsLost)
    json.key("packetsCount"); json.integer(packetsCount)
    json.key("jitterBufferMillis"); json.integer(jitterBufferMillis)
    json.key("roundTripTimeMillis"); json.integer(roundTripTimeMillis)
    json.key("statsCount"); json.integer(statsCount)
  }
}

extension AudioStatistics {
  /// Both channels, input first: a report, or what one second of it brought.
  struct Sample: Hashable {
    var at: SimulationTime
    var input: AudioStatistics
    var output: AudioStatistics
  }

  /// Writes the members after `callId` of a nested event.
  static func write(_ samples: ArraySlice<Sample>, into json: inout JSONWriter) {
    json.key("stats"); json.beginArray()
    for sample in samples {
      json.beginObject()
      json.key("inputChannelStats"); sample.input.writeNested(into: &json)
      json.key("outputChannelStats"); sample.output.writeNested(into: &json)
      json.endObject()
    }
    json.endArray()
  }

  /// Writes the five members that the connector's class of a channel has, in its order.
  private func writeNested(into json: inout JSONWriter) {
    json.beginObject()
    json.key("statsCount"); json.integer(statsCount)
    json.key("packetsCount"); json.integer(packetsCount)
    json.key("packetsLost"); json.integer(packetsLost)
    json.key("jitterBufferMillis"); json.integer(jitterBufferMillis)
    json.key("roundTripTimeMillis"); json.integer(roundTripTimeMillis)
    json.endObject()
  }
}
