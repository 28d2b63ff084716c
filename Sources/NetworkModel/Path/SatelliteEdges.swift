import Randomness

/// What packets suffer that are sent near a change of satellite, beside the slot's delay (section 1.2).
struct SatelliteEdges: ~Copyable {
  private var stream: RandomStream
  /// Whether many packets share a draw.
  private var isBulk = false
  // What is drawn in bulk: exponential variates, and how much hazard there is until the next loss.
  private var variates = InlineArray<32, Float>(repeating: 0)
  private var position = 32
  private var hazard = 0.0
  /// −ln(1 − p): what a packet uses up of it.
  private var packetHazard = (early: 0.0, late: 0.0)

  /// The extra delay is Gamma with shape 2 and one of these scales, microseconds.
  private static let shape = 2.0
  private static let scale = (early: 12_000.0, late: 6_000.0)
  /// The share of packets that is lost.
  private static let loss = (early: 0.06, late: 0.05)

  /// Packets whose fate `stream` decides, each by itself.
  init(stream: consuming RandomStream) { self.stream = stream }

  /// From now on many packets share a draw: the same laws, but not the same packets.
  mutating func drawInBulk() {
    isBulk = true
    packetHazard = (-Portable.log1p(-Self.loss.early), -Portable.log1p(-Self.loss.late))
    hazard = exponential()
  }

  /// What the next packet suffers, which is early in a slot or late: delay in microseconds, and whether it is lost.
  mutating func effect(isEarly: Bool) -> (delay: Double, isLost: Bool) {
    let scale = isEarly ? Self.scale.early : Self.scale.late
    guard isBulk else {
      return (
        stream.gamma(shape: Self.shape, scale: scale), stream.chance(isEarly ? Self.loss.early : Self.loss.late)
      )
    }
    hazard -= isEarly ? packetHazard.early : packetHazard.late
    let isLost = hazard <= 0
    // The law has no memory: how far this packet overshot has no bearing on the next.
    if isLost { hazard = exponential() }
    // A gamma variate of shape 2 is the sum of two exponential ones.
    return (scale * (exponential() + exponential()), isLost)
  }

  private mutating func exponential() -> Double {
    if position == variates.count {
      var span = variates.mutableSpan
      stream.fill(exponentials: &span)
      position = 0
    }
    defer { position += 1 }
    return Double(variates[position])
  }
}
