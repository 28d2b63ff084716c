/// Legs of one network computed in two resolutions, from different seeds: how far apart their distributions are.
public struct ResolutionComparison: Sendable {
  /// How large a Kolmogorov distance may be: what issue and interval sampler aim for.
  public static let bound = 0.06

  private let distances: [(kind: Figure.Kind, value: Double)]

  /// The comparison of two sets of legs, none of them empty.
  public init(_ packets: [LegOutcome], _ intervals: [LegOutcome]) {
    func distance(_ name: String, _ heading: String, _ values: (LegOutcome) -> [Double]) -> (Figure.Kind, Double) {
      let left = packets.flatMap(values).sorted()
      let right = intervals.flatMap(values).sorted()
      return (Figure.Kind(.resolutions, name, heading), SampleStatistics.kolmogorovDistance(left, right))
    }
    distances = [
      distance("distance_loss", "D loss") { [$0.uplink.lossRatio, $0.downlink.lossRatio] },
      distance("distance_jitter_q50", "D J q50") { [$0.uplink.jitterMedian, $0.downlink.jitterMedian] },
      distance("distance_jitter_q95", "D J q95") { [$0.uplink.jitter95, $0.downlink.jitter95] },
      distance("distance_rtt_q50", "D RTT q50") { [$0.roundTripMedian] },
      distance("distance_rtt_q95", "D RTT q95") { [$0.roundTrip95] },
    ]
  }

  /// The distances with their bound, and how many times faster intervals were, which is told and not judged.
  public func figures(speedRatio: Double) -> [Figure] {
    distances.map { Figure($0.kind, $0.value, target: 0, bound: Self.bound) }
      + [Figure(Figure.Kind(.resolutions, "speed_ratio", "speed ratio"), speedRatio)]
  }
}
