import GroundTruth
import Quantities
import Randomness

/// What a track's packets meet in each second: the facts that camera and screen share.
struct VideoPath {
  /// The leg's uplink.
  let uplink: DirectionSeries
  /// The leg's impairments.
  let impairments: ImpairmentTimeline
  /// When somebody began to watch: one picture loss indication per track each.
  let arrivals: [SimulationTime]

  /// What other media of the leg take of a capped line, kilobits per second: audio with its headers.
  private static let reserve = 50.0

  /// One second of the path.
  struct Second {
    /// Share of packets lost, of the voice packets that went the same way.
    let loss: Double
    /// Mean one-way delay, microseconds.
    let delay: Double
    /// Round-trip time, microseconds.
    let roundTrip: Double
    /// What is left of a capped line, kilobits per second.
    let cap: Double?
    /// Whether nothing gets through.
    let isOutage: Bool
  }

  /// The second `index` of the leg.
  func second(_ index: Int) -> Second {
    let sample = uplink.seconds[index]
    let cap = impairments.bandwidth(from: Double(index) * 1e6, to: Double(index + 1) * 1e6)
    return Second(
      loss: sample.sent > 0 ? Double(sample.lost) / Double(sample.sent) : 0, delay: Double(sample.delay),
      roundTrip: Double(sample.roundTrip), cap: cap.map { max(0, $0 * 8_000 - Self.reserve) },
      isOutage: sample.sent > 0 && sample.lost == sample.sent)
  }

  /// The span of second `index`.
  func span(_ index: Int) -> TimeSpan {
    let start = uplink.start + .seconds(Int64(index))
    return TimeSpan(start, min(start + .seconds(1), uplink.end))
  }

  /// The share of second `index` in which the track was on.
  func share(of index: Int, in spans: [TimeSpan]) -> Double {
    let second = span(index)
    let covered = spans.reduce(0) { $0 + ($1.intersection(second)?.duration.microseconds ?? 0) }
    return Double(covered) / 1e6
  }

  /// Whether somebody began to watch during second `index`.
  func hasArrival(in index: Int) -> Bool {
    let second = span(index)
    return arrivals.contains { second.contains($0) }
  }
}

/// How encoded pictures become packets, and what loss does to them.
enum VideoPackets {
  /// Payload of a full packet, bytes.
  private static let payload = 1_200.0
  /// Above this round-trip time a receiver asks for a new picture instead of the missing packet, microseconds.
  static let retransmissionLimit = 200_000.0
  /// How often a missing packet is sent again before that.
  private static let retries = 3

  /// Packets of `frames` pictures of `bytes` together: the last packet of each is on average half full, so a delta
  /// frame of 4.3 kB makes 4.1 packets.
  static func count(frames: Int, bytes: Double) -> Int {
    frames == 0 ? 0 : max(frames, Int(bytes / payload + Double(frames) / 2))
  }

  /// Loses some of `sample`'s packets on `path` and sends what can be repaired again.
  ///
  /// - Returns: whether a picture was damaged for good.
  static func lose(_ sample: inout VideoSecond, on path: VideoPath.Second, stream: inout RandomStream) -> Bool {
    let missing = stream.binomial(trials: Int(sample.sent), probability: path.loss)
    guard missing > 0 else { return false }
    guard !path.isOutage, path.roundTrip <= retransmissionLimit else {
      sample.lost = UInt16(missing)
      return true
    }
    var open = missing
    var repeated = 0
    for _ in 0..<retries where open > 0 {
      repeated += open
      open = stream.binomial(trials: open, probability: path.loss)
    }
    let mean = sample.sent > 0 ? Double(sample.payloadBytes) / Double(sample.sent) : 0
    sample.payloadBytes += UInt32(mean * Double(repeated))
    sample.sent += UInt16(repeated)
    sample.retransmitted = UInt16(repeated)
    sample.lost = UInt16(open)
    return open > 0
  }
}
