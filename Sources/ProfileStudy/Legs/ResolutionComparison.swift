/// Legs of one network computed in two resolutions, from different seeds: how far apart their distributions are.
public struct ResolutionComparison: Sendable {
  /// How large a Kolmogorov distance may be: what the interval sampler aims for.
  public static let bound = 0.06

  /// Processor time, seconds, of nothing but the legs' series.
  public struct Cost: Hashable, Sendable {
    /// Of the legs that were computed by packets.
    public var packets: Double
    /// Of those that were computed by intervals, without the stock.
    public var intervals: Double
    /// Of drawing the stock that intervals are replayed from, once in a process; 0 when it was there.
    public var stock: Double

    /// The cost of a comparison.
    public init(packets: Double, intervals: Double, stock: Double) {
      self.packets = packets
      self.intervals = intervals
      self.stock = stock
    }
  }

  private let distances: [(kind: Figure.Kind, value: Double)]
  private let packetsSent: (packets: Double, intervals: Double)

  /// The comparison of two sets of legs, none of them empty.
  public init(packets: [LegOutcome], intervals: [LegOutcome]) {
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
    func sent(_ outcomes: [LegOutcome]) -> Double {
      outcomes.reduce(0) { $0 + Double($1.uplink.sent + $1.downlink.sent) }
    }
    packetsSent = (sent(packets), sent(intervals))
  }

  /// The distances with their bound, and what a packet and direction cost, which is told and not judged: it depends on
  /// the machine.
  public func figures(_ cost: Cost) -> [Figure] {
    func figure(_ name: String, _ heading: String, unit: String = "", _ value: Double) -> Figure {
      Figure(Figure.Kind(.resolutions, name, heading, unit: unit), value.isFinite ? value : nil)
    }
    let perPacket = (cost.packets / packetsSent.packets, cost.intervals / packetsSent.intervals)
    return distances.map { Figure($0.kind, $0.value, target: 0, bound: Self.bound) } + [
      figure("cost_packets", "packets ns", unit: "ns", perPacket.0 * 1e9),
      figure("cost_intervals", "intervals ns", unit: "ns", perPacket.1 * 1e9),
      figure("speed_ratio", "ratio", perPacket.0 / perPacket.1),
      figure("cost_stock", "stock s", unit: "s", cost.stock),
    ]
  }
}

extension LegStudy {
  /// The same study by intervals, with draws of its own.
  public var byIntervals: LegStudy {
    var other = self
    other.packetLegs = 0
    other.seed &+= 1
    return other
  }
}
