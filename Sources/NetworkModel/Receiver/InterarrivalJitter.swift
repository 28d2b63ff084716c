/// The interarrival jitter estimate of RFC 3550, section 6.4.1: J ← J + (|D| − J)/16 for every packet that arrives, D being
/// the difference of two successive transit times.
///
/// Lost packets are skipped, so a difference may reach across a gap. The unit is that of the transit times.
struct InterarrivalJitter: Hashable, Sendable {
  /// J; 0 before the second packet.
  private(set) var estimate = 0.0
  private var lastTransit = Double.nan

  /// Takes note of a packet that arrived `transit` after its RTP timestamp.
  mutating func arrive(transit: Double) {
    if !lastTransit.isNaN { estimate += (abs(transit - lastTransit) - estimate) / 16 }
    lastTransit = transit
  }
}
