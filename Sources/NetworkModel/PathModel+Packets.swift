public import Quantities

extension PathModel {
  /// Hands every packet of one direction of a leg without impairments to `body`, in the order of sending.
  ///
  /// They are the packets that `series` counts in packet resolution.
  ///
  /// - Parameters:
  ///   - path: over which network, for whom, in which codec.
  ///   - presence: from joining to leaving; not empty.
  ///   - seed: the run's.
  ///   - localClock: what the load of the network follows.
  public static func forEachPacket(
    of path: LegPath, _ direction: Direction, presence: TimeSpan, seed: UInt64, localClock: LocalClock,
    _ body: (Packet) -> Void
  ) {
    let profile = path.network.parameters
    // The listener does not outlive the call.
    withoutActuallyEscaping(body) { body in
      var listener = PacketListener(body: body)
      DirectionRun(
        path: path, profile: profile, direction: direction,
        factors: factors(of: path, spread: profile.spread, seed: seed), presence: presence, absences: [],
        impairments: ImpairmentTimeline(episodes: [], presence: presence), seed: seed, localClock: localClock
      ).run(into: &listener)
    }
  }
}

/// Hands packets on.
private struct PacketListener: PacketReceiver, ~Copyable {
  let body: (Packet) -> Void

  mutating func take(_ packet: Packet) { body(packet) }
  mutating func closeWindow() {}
  mutating func closeSecond(idleDelay: Double) {}
  mutating func closeLeg(idleDelay: Double) {}
}
