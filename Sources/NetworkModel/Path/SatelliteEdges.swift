import Randomness

/// What packets suffer that are sent near a change of satellite, beside the slot's delay (section 1.2).
struct SatelliteEdges: ~Copyable {
  /// One of the two sides of a change.
  struct Side {
    /// The scale of the extra delay, which is Gamma with shape 2, microseconds.
    let scale: Double
    /// The share of packets that is lost.
    let loss: Double
    /// −ln(1 − loss): the hazard that has this probability of loss.
    let hazard: Double

    static let early = Side(scale: 12_000, loss: 0.06)
    static let late = Side(scale: 6_000, loss: 0.05)

    private init(scale: Double, loss: Double) {
      self.scale = scale
      self.loss = loss
      hazard = -Portable.log1p(-loss)
    }
  }

  private var stream: RandomStream
  /// Whether many packets share a draw.
  private var isBulk = false
  // What is drawn in bulk: exponential variates, and how much hazard there is until the next loss.
  private var variates = InlineArray<32, Float>(repeating: 0)
  private var position = 32
  private var hazard = 0.0

  private static let shape = 2.0

  /// Packets whose fate `stream` decides, each by itself.
  init(stream: consuming RandomStream) { self.stream = stream }

  /// From now on many packets share a draw: the same laws, but not the same packets.
  mutating func drawInBulk() {
    isBulk = true
  }

  /// What the next packet suffers on `side`: delay in microseconds, and whether it is lost.
  mutating func effect(_ side: Side) -> (delay: Double, isLost: Bool) {
    guard isBulk else {
      return (stream.gamma(shape: Self.shape, scale: side.scale), stream.chance(side.loss))
    }
    // A gamma variate of shape 2 is the sum of two exponential ones.
    let delay = side.scale * (exponential() + exponential())
    if hazard <= 0 { hazard = exponential() }
    // The law has no memory: how far a packet overshoots has no bearing on the next.
    hazard -= side.hazard
    return (delay, hazard <= 0)
  }

  private mutating func exponential() -> Double {
    if position == 32 {
      var span = variates.mutableSpan
      stream.fill(exponentials: &span)
      position = 0
    }
    defer { position += 1 }
    return Double(variates[position])
  }
}
