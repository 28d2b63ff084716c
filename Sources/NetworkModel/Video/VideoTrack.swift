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
  /// More than a page of cameras and a shared screen take, kilobits per second.
  private static let plenty = 20_000.0

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
      roundTrip: Double(sample.roundTrip), cap: cap.map(Self.remainder(of:)),
      isOutage: sample.sent > 0 && sample.lost == sample.sent)
  }

  /// What voice leaves of a line of `cap` bytes per microsecond, kilobits per second.
  private static func remainder(of cap: Double) -> Double { max(0, cap * 8_000 - reserve) }

  /// What the forwarding unit sends of other people's video down a leg's line in each of `seconds`, bits per second.
  ///
  /// It notices within the second that the line fills up, stays a little below, and probes its way up afterwards, as
  /// senders do. Nil where no cap is ever in force.
  static func allowance(_ impairments: ImpairmentTimeline, seconds: Int) -> [UInt32]? {
    guard impairments.pieces.contains(where: { $0.effects?.bandwidth != nil }) else { return nil }
    var estimate = Double.infinity
    return (0..<seconds).map { second in
      estimate *= RateController.growth
      if let cap = impairments.bandwidth(from: Double(second) * 1e6, to: Double(second + 1) * 1e6) {
        estimate = min(estimate, max(RateController.least, remainder(of: cap) * RateController.delayCut))
      } else if estimate > Self.plenty {
        estimate = .infinity
      }
      return estimate.isFinite ? UInt32(min(estimate * 1_000, Double(UInt32.max))) : .max
    }
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
    // Never fewer than the bytes fill: of a single picture that rounding could otherwise cut off the last one.
    frames == 0 ? 0 : max(frames, Int((bytes / payload).rounded(.up)), Int(bytes / payload + Double(frames) / 2))
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
