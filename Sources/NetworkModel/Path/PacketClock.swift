import Randomness

/// When the packets of one direction are due: every 20 ms of a clock that runs a little wrong.
struct PacketClock {
  /// When the first packet is due, microseconds from the start of the leg.
  let phase: Double
  /// The time between two packets, by the clock of whoever measures.
  let interval: Double
  /// When nothing more is sent.
  let end: Double
  /// The next packet's number.
  private(set) var number = 0
  /// When the next packet is due.
  private(set) var due: Double

  /// RTP media leave every 20 ms: the packet time of all our codecs (section 2.4), microseconds.
  static let packetTime = 20_000.0
  /// Clocks of devices run wrong by some 20 parts per million: inferred from ordinary quartz tolerances.
  private static let skew = 20e-6

  /// A clock that stops after `duration` microseconds.
  init(duration: Double, stream: inout RandomStream) {
    phase = stream.uniform() * Self.packetTime
    due = phase
    interval = Self.packetTime * (1 + stream.gaussian(sigma: Self.skew))
    end = duration
  }

  /// Whether there is a next packet.
  var isRunning: Bool { due < end }

  /// Moves on by `count` packets.
  mutating func advance(by count: Int = 1) {
    number += count
    due = phase + Double(number) * interval
  }

  /// How many packets are due before `limit`, 1 through `most`; the next one must be.
  @inline(__always)
  func count(before limit: Double, upTo most: Int) -> Int {
    // As a rule it is all of them, which needs no division.
    if phase + Double(number + most - 1) * interval < limit { return most }
    // Cut off and corrected: rounding up is a call.
    let packets = (limit - phase) / interval
    let whole = Int(packets)
    return max(1, min(most, (Double(whole) < packets ? whole + 1 : whole) - number))
  }
}
