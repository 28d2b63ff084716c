public import Quantities

/// What an impairment does to the packets of a network; nil means untouched.
public struct ImpairmentEffects: Hashable, Sendable {
  /// Loss ratio added, in millionths.
  public var lossAdded: Int?
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

  /// Effects with the given figures.
  public init(
    lossAdded: Int? = nil, lossBurst: Int? = nil, delayAdded: Int? = nil, jitterAdded: Int? = nil,
    isOutage: Bool = false, bandwidth: Int? = nil, stallRate: Int? = nil
  ) {
    self.lossAdded = lossAdded
    self.lossBurst = lossBurst
    self.delayAdded = delayAdded
    self.jitterAdded = jitterAdded
    self.isOutage = isOutage
    self.bandwidth = bandwidth
    self.stallRate = stallRate
  }
}

/// One occurrence of an impairment on the network of one cell.
public struct ImpairmentEpisode: Hashable, Sendable {
  /// The stable identity that every draw about it is keyed by.
  public var entity: UInt64
  /// The cell, from 0.
  public var cell: Int
  /// The scenario's label.
  public var label: String
  /// The network it hits: a position in `CellDirectory.networks`.
  public var network: Int
  /// When.
  public var span: TimeSpan
  /// What it does.
  public var effects: ImpairmentEffects

  /// An episode with the given facts.
  public init(
    entity: UInt64, cell: Int, label: String, network: Int, span: TimeSpan, effects: ImpairmentEffects
  ) {
    self.entity = entity
    self.cell = cell
    self.label = label
    self.network = network
    self.span = span
    self.effects = effects
  }
}

/// An episode with everything it hit, known once the last conversation it overlapped is over.
public struct ImpairmentRecord: Hashable, Sendable {
  /// The episode.
  public var episode: ImpairmentEpisode
  /// The legs on that network whose media overlapped it, by conversation entity and leg, in order of the
  /// conversation's start and the leg's index.
  public var legs: [(conversation: UInt64, leg: Int)]

  /// An episode that hit these legs.
  public init(episode: ImpairmentEpisode, legs: [(conversation: UInt64, leg: Int)]) {
    self.episode = episode
    self.legs = legs
  }

  public static func == (left: ImpairmentRecord, right: ImpairmentRecord) -> Bool {
    left.episode == right.episode && left.legs.elementsEqual(right.legs) { $0 == $1 }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(episode)
    for (conversation, leg) in legs {
      hasher.combine(conversation)
      hasher.combine(leg)
    }
  }
}
