import Randomness

/// What packets suffer that are sent near a change of satellite, beside the slot's delay (section 1.2).
struct SatelliteEdges: ~Copyable {
  private var stream: RandomStream
  // What is drawn in bulk: how much hazard there is until the next loss, and what a packet uses up of it, −ln(1 − p).
  private var hazard = 0.0
  private var packetHazard = (early: 0.0, late: 0.0)

  /// The extra delay is Gamma with shape 2 and one of these scales, microseconds.
  private static let shape = 2.0
  private static let scale = (early: 12_000.0, late: 6_000.0)
  /// The share of packets that is lost.
  private static let loss = (early: 0.06, late: 0.05)

  /// Packets whose fate `stream` decides, each by itself.
  init(stream: consuming RandomStream) { self.stream = stream }

  /// From now on packets bring their delays, and one draw tells which is lost next: the same laws, but not the same
  /// packets.
  mutating func drawInBulk() {
    packetHazard = (-Portable.log1p(-Self.loss.early), -Portable.log1p(-Self.loss.late))
    hazard = stream.exponential(mean: 1)
  }

  /// What the next packet suffers, which is early in a slot or late: delay in microseconds, and whether it is lost.
  ///
  /// - Parameter delay: its delay in units of the scale, one of `delays`, when draws are in bulk; nil when it is drawn.
  @inline(__always)
  mutating func effect(isEarly: Bool, delay: Float? = nil) -> (delay: Double, isLost: Bool) {
    let scale = isEarly ? Self.scale.early : Self.scale.late
    guard let delay else {
      return (
        stream.gamma(shape: Self.shape, scale: scale), stream.chance(isEarly ? Self.loss.early : Self.loss.late)
      )
    }
    hazard -= isEarly ? packetHazard.early : packetHazard.late
    let isLost = hazard <= 0
    // The law has no memory: how far this packet overshot has no bearing on the next.
    if isLost { hazard = stream.exponential(mean: 1) }
    return (scale * Double(delay), isLost)
  }

  /// Delays of 32 packets in units of the scale.
  static func delays(from stream: inout RandomStream) -> InlineArray<32, Float> {
    // A gamma variate of shape 2 is the sum of two exponential ones.
    var sums = InlineArray<32, Float>(repeating: 0)
    var others = sums
    var span = sums.mutableSpan
    stream.fill(exponentials: &span)
    span = others.mutableSpan
    stream.fill(exponentials: &span)
    for index in sums.indices { sums[index] += others[index] }
    return sums
  }
}
