public import Quantities

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
  /// The whole occurrence of which `span` is a day's piece: its ramps and switches of network lie at these ends.
  public var whole: TimeSpan
  /// What it does.
  public var effects: ImpairmentEffects

  /// An episode with the given facts; `whole` is `span` unless that is only a piece.
  public init(
    entity: UInt64, cell: Int, label: String, network: Int, span: TimeSpan, whole: TimeSpan? = nil,
    effects: ImpairmentEffects
  ) {
    self.entity = entity
    self.cell = cell
    self.label = label
    self.network = network
    self.span = span
    self.whole = whole ?? span
    self.effects = effects
  }

  /// When it has its full strength: the whole occurrence without its ramps; nil when one runs into the other.
  public var fullStrength: TimeSpan? {
    let start = whole.start + SimulationDuration(microseconds: Int64(effects.rampIn ?? 0))
    let end = whole.end - SimulationDuration(microseconds: Int64(effects.rampOut ?? 0))
    return start < end ? TimeSpan(start, end) : nil
  }

  /// The switches from the network to another and back: each of the interruption's length, within the occurrence.
  public var switches: [TimeSpan] {
    guard let handover = effects.handover, handover.interruption > 0 else { return [] }
    let length = SimulationDuration(microseconds: Int64(handover.interruption))
    guard length + length < whole.duration else { return [whole] }
    return [TimeSpan(whole.start, whole.start + length), TimeSpan(whole.end - length, whole.end)]
  }

  /// The stretches of `span` in which nothing gets through; they may overlap.
  ///
  /// That is all of an outage, the full strength of a loss of everything, and each switch between networks.
  public var silences: [TimeSpan] {
    if effects.isOutage { return [span] }
    let losses = [effects.lossAdded, effects.lossSet].compactMap(\.self)
    let total = losses.contains { $0 >= ImpairmentEffects.everything } ? fullStrength : nil
    return (switches + [total].compactMap(\.self)).compactMap { $0.intersection(span) }
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
