/// The interarrival jitter estimate of RFC 3550, section 6.4.1: J ← J + (|D| − J)/16 for every packet that arrives, D being
/// the difference of two successive transit times.
///
/// Lost packets are skipped, so a difference may reach across a gap. The unit is that of the transit times.
public struct InterarrivalJitter: Hashable, Sendable {
  /// J; 0 before the second packet.
  public private(set) var estimate = 0.0
  private var lastTransit = Double.nan

  /// An estimate before the first packet.
  public init() {}

  /// Takes note of several packets that arrived, the last of which took `transit`.
  ///
  /// The estimate is linear in what it was before: (15/16)ⁿ of that, `remainder`, is left after n packets, and `level`,
  /// weighted with the rest, is what the packets add to it.
  mutating func arrive(leaving remainder: Double, adding level: Double, transit: Double) {
    estimate = level + remainder * (estimate - level)
    lastTransit = transit
  }

  /// (15/16)ⁿ for n of 0 through 32.
  static let remainders: [Double] = (0...32).reduce(into: []) { powers, _ in
    powers.append((powers.last ?? 16.0 / 15) * 15 / 16)
  }

  /// Takes note of a packet that arrived `transit` after its RTP timestamp.
  public mutating func arrive(transit: Double) {
    if !lastTransit.isNaN { estimate += (abs(transit - lastTransit) - estimate) / 16 }
    lastTransit = transit
  }
}
