import GroundTruth
import Quantities

/// What a person's audio weighs on this platform.
///
/// Everybody sends Opus: a web client its own, whatever else its line is made to speak, a telephone's gateway what it
/// re-encodes. Packets and their fate are the truth's; payload differs where the truth tells of another codec, and while
/// the microphone is off, when a packet carries nothing but redundant silence.
extension SessionPlan {
  /// Where in `encodings` the uplink of `leg` stands with the payload that this platform's clients would have sent; nil
  /// where that is the payload of the truth.
  mutating func encode(_ leg: Int, silent: SpanSet) -> Int? {
    let codec = conversation.legs[leg].codec
    guard let media = series[leg], codec != .opus || media.codecs != nil || !silent.isEmpty else { return nil }
    let uplink = media.uplink
    if encoded == encodings.count {
      encodings.append(uplink)
    } else {
      encodings[encoded].copy(uplink)
    }
    if codec != .opus || media.codecs != nil {
      encodings[encoded].transcode { second in (media.codecs?[second] ?? codec) != .opus }
    }
    for position in silent { encodings[encoded].hush(during: spans[position]) }
    encoded += 1
    return encoded - 1
  }
}

extension DirectionSeries {
  /// Gives each second that `isMeant` the payload of telephone speech after the gateway's encoder.
  fileprivate mutating func transcode(where isMeant: (Int) -> Bool) {
    let floor = RealtimeKitConventions.silentPayload
    let range = RealtimeKitConventions.speechPayload - floor
    for index in seconds.indices where isMeant(index) {
      replacePayload(at: index..<index + 1) { second in
        let speech = range * Int(second.speech) / 1_000
        return UInt32(Int(second.sent) * (floor + speech))
      }
    }
  }

  /// Turns the seconds that lie wholly in `span` into silence; one that is cut by its edge keeps what was said.
  fileprivate mutating func hush(during span: TimeSpan) {
    let count = Int64(seconds.count)
    let first = max(0, (span.start - start + .microseconds(999_999)).wholeSeconds)
    let end = span.end >= self.end ? count : min(count, (span.end - start).wholeSeconds)
    guard first < end else { return }
    replacePayload(at: Int(first)..<Int(end)) { second in
      UInt32(second.sent) * UInt32(RealtimeKitConventions.silentPayload)
    }
  }
}

extension SimulationDuration {
  /// A span of whole microseconds.
  static func microseconds(_ value: Int64) -> SimulationDuration { SimulationDuration(microseconds: value) }
  /// Whole seconds, rounded down.
  var wholeSeconds: Int64 { microseconds.flooredQuotient(by: 1_000_000) }
}

extension DirectionSeries {
  /// The second that `time` lies in; the first or last one for a time outside.
  func second(at time: SimulationTime) -> SecondSample {
    guard !seconds.isEmpty else { return SecondSample() }
    return seconds[min(max(0, Int((time - start).wholeSeconds)), seconds.count - 1)]
  }

  /// The level of the receiver's buffer over `span`, averaged over the seconds it touches, microseconds.
  func meanBuffer(over span: TimeSpan) -> Int {
    guard !seconds.isEmpty else { return 0 }
    let first = min(max(0, Int((span.start - start).wholeSeconds)), seconds.count - 1)
    let last = min(max(first, Int((span.end - start - .microseconds(1)).wholeSeconds)), seconds.count - 1)
    var sum = 0
    for index in first...last { sum += Int(seconds[index].buffer) }
    return sum / (last - first + 1)
  }
}
