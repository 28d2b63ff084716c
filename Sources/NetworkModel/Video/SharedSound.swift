import GroundTruth
import Quantities
import Randomness

/// The sound of a shared screen on its way up: Opus in stereo, fifty packets a second without pause, over the path that
/// the leg's voice takes.
///
/// Music and films leave no pauses, so there is neither speech nor silence in it.
struct SharedSound: ~Copyable {
  private let uplink: DirectionSeries
  private let spans: [TimeSpan]
  private var stream: RandomStream

  /// Frames of 20 ms.
  private static let packetsPerSecond = 50.0
  /// Payload of a packet at 96 kbit/s, bytes, and its scatter from second to second; inferred.
  private static let payload = 240.0
  private static let payloadSpread = 0.06
  /// The level of sound that was made to be listened to, -18 dBov.
  private static let level: UInt16 = 4_125

  /// The sound that leg `leg` shares during `spans`, beside the voice of `uplink`.
  init(leg: UInt64, spans: [TimeSpan], uplink: DirectionSeries, seed: UInt64) {
    self.uplink = uplink
    self.spans = spans
    stream = RandomStream(StreamKey(seed: seed, entity: leg, purpose: .video, bucket: 3))
  }

  /// One element per second of the uplink, with nothing sent while no sound was shared.
  consuming func series() -> DirectionSeries {
    var seconds: [SecondSample] = []
    seconds.reserveCapacity(uplink.seconds.count)
    for index in uplink.seconds.indices { seconds.append(second(index)) }
    let jitter = seconds.reduce(0) { $0 + Int($1.jitter) } / max(1, seconds.count)
    return DirectionSeries(
      start: uplink.start, end: uplink.end, seconds: seconds,
      summary: MediaSummary(
        packetsSent: seconds.reduce(0) { $0 + Int($1.sent) }, packetsLost: seconds.reduce(0) { $0 + Int($1.lost) },
        packetsLate: seconds.reduce(0) { $0 + Int($1.late) }, lossBursts: seconds.reduce(0) { $0 + Int($1.bursts) },
        jitter: jitter, delay: uplink.summary.delay, meanOpinionScore: uplink.summary.meanOpinionScore))
  }

  private mutating func second(_ index: Int) -> SecondSample {
    let voice = uplink.seconds[index]
    let start = uplink.start + .seconds(Int64(index))
    let span = TimeSpan(start, min(start + .seconds(1), uplink.end))
    let shared = spans.reduce(0) { $0 + ($1.intersection(span)?.duration.microseconds ?? 0) }
    let sent = Int((Self.packetsPerSecond * Double(shared) / 1e6).rounded())
    guard sent > 0 else {
      return SecondSample(jitter: voice.jitter, delay: voice.delay, roundTrip: voice.roundTrip, buffer: voice.buffer)
    }
    func share(_ part: UInt16, of whole: UInt16) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
    let lost = stream.binomial(trials: sent, probability: share(voice.lost, of: voice.sent))
    let late = stream.binomial(trials: sent - lost, probability: share(voice.late, of: voice.received))
    let payload = Self.payload * max(0.5, 1 + stream.gaussian(sigma: Self.payloadSpread))
    return SecondSample(
      sent: UInt16(sent), lost: UInt16(lost), late: UInt16(late),
      bursts: UInt16(lost == 0 ? 0 : min(lost, max(1, Int(voice.bursts)))),
      concealments: UInt16(lost + late == 0 ? 0 : min(lost + late, max(1, Int(voice.concealments)))),
      level: Self.level, payloadBytes: UInt32(payload * Double(sent)), jitter: voice.jitter,
      jitterPeak: voice.jitterPeak, delay: voice.delay, roundTrip: voice.roundTrip, buffer: voice.buffer)
  }
}
