import GroundTruth
import Quantities

/// When an Opus encoder with discontinuous transmission sends nothing: the models' reference, section 2.4.
///
///     let pauses = DiscontinuousTransmission().pauses(around: speech, within: presence)
///
/// It goes on for a while after each spurt, then sends one comfort packet every 400 ms until somebody speaks again.
struct DiscontinuousTransmission: Hashable, Sendable {
  /// How long after speech the encoder goes on: ten frames (libopus; the reference has 200 to 400 ms).
  var hangover = SimulationDuration.milliseconds(200)

  /// From one comfort packet to the next.
  static let comfortInterval = SimulationDuration.milliseconds(400)
  /// What a packet covers.
  private static let packet = SimulationDuration.milliseconds(20)

  /// The stretches of `presence` in which no packet leaves, ascending; what was `active` is speech or music.
  ///
  /// The encoder starts as if somebody had just spoken.
  func pauses(around active: SpanSet, within presence: TimeSpan) -> [TimeSpan] {
    var result: [TimeSpan] = []
    var silentFrom = presence.start + hangover
    for span in active.spans {
      addPauses(from: silentFrom, to: min(span.start, presence.end), to: &result)
      silentFrom = max(silentFrom, span.end + hangover)
    }
    addPauses(from: silentFrom, to: presence.end, to: &result)
    return result
  }

  /// Adds what is left of a silence when every 400 ms of it one packet is sent.
  private func addPauses(from start: SimulationTime, to end: SimulationTime, to result: inout [TimeSpan]) {
    var time = start
    var comfort = start + Self.comfortInterval
    while time < end {
      result.append(TimeSpan(time, min(comfort, end)))
      time = comfort + Self.packet
      comfort += Self.comfortInterval
    }
  }
}

extension TalkActivity {
  /// Lets the encoder fall silent with the speaker.
  mutating func pauseInSilence(within presence: TimeSpan) {
    let active = SpanSet(spurts.map(\.span) + music)
    pauses = DiscontinuousTransmission().pauses(around: active, within: presence)
  }

  /// When no packets are sent, ascending: the absences and the encoder's pauses, less those in a second in which another
  /// codec is in force, which has none.
  ///
  /// - Parameter codecs: the codec of each second of a leg that starts at `start`; nil where it is one throughout.
  func silences(codecs: [Leg.Codec]?, from start: SimulationTime) -> [TimeSpan] {
    guard let pauses else { return absences }
    let others = (codecs ?? []).indices.filter { codecs?[$0] != .opus }.map { second in
      TimeSpan(start + .seconds(Int64(second)), start + .seconds(Int64(second) + 1))
    }
    return SpanSet(absences + SpanSet(pauses).subtracting(SpanSet(others)).spans).spans
  }
}

extension PayloadModel {
  /// Bytes of a comfort packet: up to three.
  private static let comfort = 3.0

  /// The bytes of `packets` that an encoder with discontinuous transmission sent over `seconds`, of which these shares
  /// were speech and music; the other packets followed speech, or were comfort.
  ///
  /// - Parameter scatter: a standard normal variate for the second.
  func discontinuousBytes(
    packets: Double, seconds: Double, speech spoken: Double, music played: Double, scatter: Double
  ) -> UInt32 {
    let rate = 50 * seconds
    let speaking = min(packets, rate * spoken)
    let playing = min(packets - speaking, rate * played)
    let rest = packets - speaking - playing
    let silent = max(0, 1 - spoken - played) * seconds
    let comforting = min(rest, silent / DiscontinuousTransmission.comfortInterval.inSeconds)
    let following = rest - comforting
    let mean = speaking * speech + playing * music + following * silence + comforting * Self.comfort
    let squares = speaking * speech * speech + playing * music * music + following * silence * silence
    return UInt32(max(packets, mean + spread * squares.squareRoot() * scatter).rounded())
  }
}
