import JSONText

/// What an `audiostats` event says of one channel: all of a flat event, or one second of a nested one.
struct AudioReading {
  enum Channel: Hashable { case input, output }

  let channel: Channel
  let packetsLost: Int64
  /// Received on input, sent on output.
  let packetsCount: Int64
  let jitterBuffer: Int64
  let roundTrip: Int64
  let statsCount: Int64

  private init?(_ channel: Channel, _ members: JSONValue?) {
    guard let lost = members?["packetsLost"]?.integer, let count = members?["packetsCount"]?.integer,
      let jitter = members?["jitterBufferMillis"]?.integer, let roundTrip = members?["roundTripTimeMillis"]?.integer,
      let number = members?["statsCount"]?.integer
    else { return nil }
    self.channel = channel
    packetsLost = lost
    packetsCount = count
    jitterBuffer = jitter
    self.roundTrip = roundTrip
    statsCount = number
  }

  /// What a line says, in the order of its text; empty for a line that is no such event.
  static func all(of line: CCPLine) -> [AudioReading] {
    guard line.type == "audiostats" else { return [] }
    switch line.detail["stats"]?.string {
    case "inputChannelStats"?: return [AudioReading(.input, line.detail)].compactMap(\.self)
    case "outputChannelStats"?: return [AudioReading(.output, line.detail)].compactMap(\.self)
    default:
      return (line.detail["stats"]?.elements ?? []).flatMap { sample in
        [AudioReading(.input, sample["inputChannelStats"]), AudioReading(.output, sample["outputChannelStats"])]
          .compactMap(\.self)
      }
    }
  }
}

extension CCPLine {
  /// What an `audiostats` event says, channel by channel; empty for any other event.
  var audio: [AudioReading] { AudioReading.all(of: self) }
  /// Whether it is an `audiostats` event with a list of samples.
  var isNested: Bool { type == "audiostats" && detail["stats"]?.string == nil }
}
