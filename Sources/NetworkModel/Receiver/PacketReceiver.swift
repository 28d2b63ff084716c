/// One packet of one direction; times are microseconds from the start of the leg.
public struct Packet: Hashable, Sendable {
  /// Its position in the sequence, from 0.
  public var number: Int
  /// When its RTP timestamp says it was due.
  public var due: Double
  /// When it left.
  public var departure: Double
  /// When it arrived, or would have.
  public var arrival: Double
  /// Whether it never arrived.
  public var isLost: Bool

  /// Arrival less the RTP timestamp, of which only differences count.
  public var transit: Double { arrival - Double(number) * PacketClock.packetTime }
}

/// What is at the far end of a direction.
protocol PacketReceiver: ~Copyable {
  /// A packet was sent; packets come in order of departure.
  mutating func take(_ packet: Packet)
  /// Half a second of the leg is over.
  mutating func closeWindow()
  /// A second of the leg is over, after its second half; `idleDelay` is the path's delay without queues, microseconds.
  mutating func closeSecond(idleDelay: Double)
  /// The leg is over, in the middle of a second or at its end.
  mutating func closeLeg(idleDelay: Double)
}
