import GroundTruth
import Quantities

/// The impairments that hit one leg, as a sequence of pieces in which nothing changes.
///
/// Where episodes overlap, delays, jitter and stalls add up, losses strike independently, and the narrowest bandwidth,
/// the longest burst and the heaviest load hold; of several networks, codecs or buffers the one that came last does. A
/// ramp is a staircase of `rampStep`, so that nothing changes between two packets of a piece.
struct ImpairmentTimeline: Sendable {
  /// What is in force at a moment.
  struct Effects: Hashable, Sendable {
    /// The chain of loss that strikes on top; nil when none does.
    var loss: GilbertElliott?
    /// The share of the path's own losses that still strikes: 1, or less where a loss ratio is set in its place.
    var ownLoss = 1.0
    /// Added one-way delay, microseconds.
    var delay = 0.0
    /// Added jitter: the RFC 3550 estimate that it alone would give, microseconds.
    var jitter = 0.0
    /// Added stalls per microsecond.
    var stallRate = 0.0
    /// Whether everything is lost.
    var isOutage = false
    /// The rate cap in bytes per microsecond, headers included; nil when there is none.
    var bandwidth: Double?
    /// The regime of the path, whatever its chains say; nil when they decide.
    var regime: Regime?
    /// The network that carries the packets, a position in the cell's; nil for the leg's own.
    var network: Int?
    /// The codec; nil for the leg's own.
    var codec: Leg.Codec?
    /// What plays out the packets; nil for the receivers' own buffers.
    var buffer: JitterBufferKind?
  }

  /// A change of what is in force.
  struct Piece: Hashable, Sendable {
    /// From when on, microseconds from the start of the leg.
    var start: Double
    /// What is in force; nil when nothing is.
    var effects: Effects?
  }

  /// Ascending by start; empty for a leg that nothing hits.
  let pieces: [Piece]

  /// How long a step of a ramp lasts: as long as a platform's shortest sampling period.
  static let rampStep = SimulationDuration.seconds(1)

  /// The pieces of `episodes`, all of the leg's network, and of `outages` of the leg alone, over a leg's presence.
  init(episodes: [ImpairmentEpisode], outages: [TimeSpan] = [], presence: TimeSpan) {
    var stretches = episodes.sorted { $0.whole.start < $1.whole.start }
      .flatMap { Stretch.all(of: $0, during: presence) }
    stretches += outages.compactMap { $0.intersection(presence) }
      .map { Stretch(span: $0, effects: ImpairmentEffects(isOutage: true)) }
    let edges = Set(stretches.flatMap { [$0.span.start, $0.span.end] }).sorted()
    pieces = edges.map { edge in
      let active = stretches.filter { $0.span.contains(edge) }
      return Piece(
        start: Double((edge - presence.start).microseconds), effects: active.isEmpty ? nil : Effects(of: active))
    }
  }
}

extension ImpairmentTimeline {
  /// A part of an episode in which its strength is the same.
  struct Stretch: Hashable, Sendable {
    var span: TimeSpan
    var effects: ImpairmentEffects
    /// The share of what grows gradually, above 0 through 1.
    var strength = 1.0

    /// The stretches of `episode` during `presence`, in order; a switch between networks is one more, over the others.
    static func all(of episode: ImpairmentEpisode, during presence: TimeSpan) -> [Stretch] {
      guard let inside = episode.span.intersection(presence) else { return [] }
      let switches = episode.switches.compactMap { $0.intersection(inside) }
        .map { Stretch(span: $0, effects: ImpairmentEffects(isOutage: true)) }
      return steps(of: episode).compactMap { step in
        step.span.intersection(inside).map {
          Stretch(span: $0, effects: episode.effects, strength: step.strength)
        }
      } + switches
    }

    private static func steps(of episode: ImpairmentEpisode) -> [(span: TimeSpan, strength: Double)] {
      let whole = episode.whole
      let (rampIn, rampOut) = (Double(episode.effects.rampIn ?? 0), Double(episode.effects.rampOut ?? 0))
      guard episode.effects.isGradual, rampIn + rampOut > 0 else { return [(whole, 1)] }
      let length = Double(whole.duration.microseconds)
      func strength(at offset: Double) -> Double {
        min(1, rampIn > 0 ? offset / rampIn : 1, rampOut > 0 ? (length - offset) / rampOut : 1)
      }
      // Ramps that meet make a peak; the steps are laid from both ends towards it.
      let peak = rampIn + rampOut > length ? length * rampIn / (rampIn + rampOut) : rampIn
      let rising = Self.edges(upTo: min(rampIn, peak))
      let falling = Self.edges(upTo: min(rampOut, length - peak)).reversed().map { length - $0 }
      let edges = rising + (falling.first == rising.last ? falling.dropFirst() : falling[...])
      return zip(edges, edges.dropFirst()).map { start, end in
        let span = TimeSpan(
          whole.start + SimulationDuration(microseconds: Int64(start)),
          whole.start + SimulationDuration(microseconds: Int64(end)))
        return (span, strength(at: (start + end) / 2))
      }
    }

    /// The edges of the steps of a ramp of `length` microseconds, both ends included.
    private static func edges(upTo length: Double) -> [Double] {
      Array(stride(from: 0, to: length, by: Double(rampStep.microseconds))) + [length]
    }
  }
}

extension ImpairmentTimeline.Effects {
  /// What `active` do together, given in the order in which their episodes began.
  init(of active: [ImpairmentTimeline.Stretch]) {
    var passed = 1.0
    for one in active {
      let (effects, strength) = (one.effects, one.strength)
      passed *= 1 - strength * Double(effects.lossAdded ?? 0) / 1e6
      if let set = effects.lossSet {
        passed *= 1 - strength * Double(set) / 1e6
        ownLoss *= 1 - strength
      }
      delay += strength * Double(effects.delayAdded ?? 0)
      jitter += strength * Double(effects.jitterAdded ?? 0)
      stallRate += strength * Double(effects.stallRate ?? 0) / 1e9
      isOutage = isOutage || effects.isOutage
      if let cap = effects.bandwidth {
        // What grows is the time a packet takes to get through.
        bandwidth = min(bandwidth ?? .infinity, Double(max(cap, 1)) / 8e6 / strength)
      }
      if let load = effects.load { regime = max(regime ?? .clear, Regime(load)) }
      network = effects.handover?.network ?? network
      codec = effects.codec ?? codec
      buffer = effects.jitterBuffer.map(JitterBufferKind.init) ?? buffer
    }
    let loss = 1 - passed
    isOutage = isOutage || loss >= 1
    if loss > 0, loss < 1 {
      // Without a stated burst the loss is independent from packet to packet.
      let burst = active.compactMap(\.effects.lossBurst).max().map { Double($0) / 1_000 } ?? 1 / (1 - loss)
      self.loss = GilbertElliott(loss: loss, burst: burst)
    }
  }
}

extension ImpairmentTimeline {
  /// The narrowest rate cap in force between two offsets in microseconds, bytes per microsecond; nil without any.
  func bandwidth(from start: Double, to end: Double) -> Double? {
    var narrowest: Double?
    for (index, piece) in pieces.enumerated() {
      let pieceEnd = index + 1 < pieces.count ? pieces[index + 1].start : .infinity
      guard piece.start < end, pieceEnd > start, let cap = piece.effects?.bandwidth else { continue }
      narrowest = min(narrowest ?? cap, cap)
    }
    return narrowest
  }

  /// A change of what plays out the packets.
  struct BufferChange: Hashable, Sendable {
    /// The half second of the leg from which on it does, from 0.
    var window: Int
    /// What it is then.
    var kind: JitterBufferKind
  }

  /// How the buffer of a receiver that has `own` changes, in order; empty where nothing replaces it.
  func bufferChanges(own: JitterBufferKind) -> [BufferChange] {
    var kind = own
    return pieces.compactMap { piece in
      let next = piece.effects?.buffer ?? own
      defer { kind = next }
      return next == kind
        ? nil : BufferChange(window: Int((piece.start / JitterBuffer.window).rounded(.up)), kind: next)
    }
  }

  /// The codec in force in each of `seconds` seconds from the start of the leg; nil where it is `own` throughout.
  ///
  /// A second counts for the codec at its start; a change within it is the next one's.
  func codecs(of seconds: Int, own: Leg.Codec) -> [Leg.Codec]? {
    guard pieces.contains(where: { $0.effects?.codec ?? own != own }) else { return nil }
    var result: [Leg.Codec] = []
    result.reserveCapacity(seconds)
    var next = 0
    var codec = own
    for second in 0..<seconds {
      while next < pieces.count, pieces[next].start <= Double(second) * 1e6 {
        codec = pieces[next].effects?.codec ?? own
        next += 1
      }
      result.append(codec)
    }
    return result
  }
}

extension Regime {
  /// The regime that a load forces.
  init(_ load: ImpairmentEffects.Load) {
    switch load {
    case .clear: self = .clear
    case .busy: self = .busy
    case .congested: self = .congested
    }
  }
}

extension JitterBufferKind {
  /// The buffer of an impairment.
  init(_ buffer: ImpairmentEffects.JitterBuffer) {
    switch buffer {
    case .adaptive: self = .adaptive
    case .fixed(let microseconds): self = .fixed(level: Double(microseconds))
    }
  }
}
