/// What an impairment does to the packets of a network; nil means untouched.
public struct ImpairmentEffects: Hashable, Sendable {
  /// How loaded a network is made to be.
  public enum Load: Hashable, Sendable { case clear, busy, congested }

  /// Packets that take another way for a while.
  public struct Handover: Hashable, Sendable {
    /// The network that carries them: a position in `CellDirectory.networks`.
    public var network: Int
    /// How long nothing gets through at each of the two switches, microseconds; at least 0.
    public var interruption: Int

    /// Packets that go over `network`.
    public init(network: Int, interruption: Int) {
      self.network = network
      self.interruption = interruption
    }
  }

  /// What plays out packets instead of the receivers' own buffers.
  public enum JitterBuffer: Hashable, Sendable {
    /// A buffer that follows the delay.
    case adaptive
    /// A buffer of this many microseconds.
    case fixed(Int)
  }

  /// Loss ratio added, in millionths.
  public var lossAdded: Int?
  /// Loss ratio in place of the path's own, in millionths.
  public var lossSet: Int?
  /// Mean length of a loss burst, in thousandths of a packet.
  public var lossBurst: Int?
  /// One-way delay added, microseconds.
  public var delayAdded: Int?
  /// Jitter added, microseconds.
  public var jitterAdded: Int?
  /// Whether every packet is lost.
  public var isOutage: Bool
  /// The rate cap, bits per second.
  public var bandwidth: Int?
  /// Delivery stalls per second, in thousandths.
  public var stallRate: Int?
  /// The load of the network, whatever it would be.
  public var load: Load?
  /// The network that carries the packets instead.
  public var handover: Handover?
  /// The voice codec in place of the one each leg began with.
  public var codec: Leg.Codec?
  /// The receivers' buffers.
  public var jitterBuffer: JitterBuffer?
  /// How long what is added, set or capped takes to grow to the figures above, microseconds.
  public var rampIn: Int?
  /// How long it takes to go away again, microseconds.
  public var rampOut: Int?

  /// A loss ratio that leaves nothing.
  public static let everything = 1_000_000

  /// Effects with the given figures.
  public init(
    lossAdded: Int? = nil, lossSet: Int? = nil, lossBurst: Int? = nil, delayAdded: Int? = nil,
    jitterAdded: Int? = nil, isOutage: Bool = false, bandwidth: Int? = nil, stallRate: Int? = nil,
    load: Load? = nil, handover: Handover? = nil, codec: Leg.Codec? = nil, jitterBuffer: JitterBuffer? = nil,
    rampIn: Int? = nil, rampOut: Int? = nil
  ) {
    self.lossAdded = lossAdded
    self.lossSet = lossSet
    self.lossBurst = lossBurst
    self.delayAdded = delayAdded
    self.jitterAdded = jitterAdded
    self.isOutage = isOutage
    self.bandwidth = bandwidth
    self.stallRate = stallRate
    self.load = load
    self.handover = handover
    self.codec = codec
    self.jitterBuffer = jitterBuffer
    self.rampIn = rampIn
    self.rampOut = rampOut
  }

  /// Whether anything grows and goes away gradually where a ramp says so; the rest switches at once.
  public var isGradual: Bool {
    [lossAdded, lossSet, delayAdded, jitterAdded, bandwidth, stallRate].contains { $0 != nil }
  }

  /// Whether nothing is done to any packet.
  public var isEmpty: Bool {
    !isGradual && !isOutage && load == nil && handover == nil && codec == nil && jitterBuffer == nil
  }
}
