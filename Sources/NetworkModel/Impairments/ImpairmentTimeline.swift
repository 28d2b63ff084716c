import GroundTruth
import Quantities

/// The impairments that hit one leg, as a sequence of pieces in which nothing changes.
///
/// Where episodes overlap, delays, jitter and stalls add up, losses strike independently, and the narrowest bandwidth
/// and the longest burst hold.
struct ImpairmentTimeline: Sendable {
  /// What is in force at a moment.
  struct Effects: Hashable, Sendable {
    /// The chain of added loss; nil when none is added.
    var loss: GilbertElliott?
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

  /// The pieces of `episodes`, all of the leg's network, and of `outages` of the leg alone, over a leg's presence.
  init(episodes: [ImpairmentEpisode], outages: [TimeSpan] = [], presence: TimeSpan) {
    let all =
      episodes.map { (span: $0.span, effects: $0.effects) }
      + outages.map { (span: $0, effects: ImpairmentEffects(isOutage: true)) }
    let inForce = all.compactMap { one in
      one.span.intersection(presence).map { (span: $0, effects: one.effects) }
    }
    let edges = Set(inForce.flatMap { [$0.span.start, $0.span.end] }).sorted()
    pieces = edges.map { edge in
      let active = inForce.filter { $0.span.contains(edge) }.map(\.effects)
      return Piece(
        start: Double((edge - presence.start).microseconds), effects: active.isEmpty ? nil : Self.merged(active))
    }
  }

  private static func merged(_ active: [ImpairmentEffects]) -> Effects {
    var result = Effects()
    var passed = 1.0
    for effects in active {
      passed *= 1 - Double(effects.lossAdded ?? 0) / 1e6
      result.delay += Double(effects.delayAdded ?? 0)
      result.jitter += Double(effects.jitterAdded ?? 0)
      result.stallRate += Double(effects.stallRate ?? 0) / 1e9
      result.isOutage = result.isOutage || effects.isOutage
      if let cap = effects.bandwidth {
        result.bandwidth = min(result.bandwidth ?? .infinity, Double(max(cap, 1)) / 8e6)
      }
    }
    let loss = 1 - passed
    result.isOutage = result.isOutage || loss >= 1
    if loss > 0, loss < 1 {
      // Without a stated burst the added loss is independent from packet to packet.
      let burst = active.compactMap(\.lossBurst).max().map { Double($0) / 1_000 } ?? 1 / (1 - loss)
      result.loss = GilbertElliott(loss: loss, burst: burst)
    }
    return result
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
}
