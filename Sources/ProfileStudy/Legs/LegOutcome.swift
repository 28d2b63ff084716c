public import GroundTruth

/// What one leg came to: the figures that the outcome table of the models' reference, section 1.5(a), is made of.
///
/// Times are milliseconds.
public struct LegOutcome: Hashable, Sendable {
  /// What one direction came to.
  public struct Direction: Hashable, Sendable {
    /// Packets sent.
    public var sent: Int
    /// Packets that never arrived.
    public var lost: Int
    /// Runs of lost packets.
    public var bursts: Int
    /// The RFC 3550 estimate at the end of each second: mean, median and 95 % quantile.
    public var jitterMean: Double
    public var jitterMedian: Double
    public var jitter95: Double
    /// The largest value that the estimate had after any packet.
    public var jitterPeak: Double
    /// The mean opinion score, 1 through 4.5.
    public var score: Double

    /// The share of packets that never arrived.
    public var lossRatio: Double { sent > 0 ? Double(lost) / Double(sent) : 0 }

    /// The figures of `series`.
    init(_ series: DirectionSeries) {
      sent = series.summary.packetsSent
      lost = series.summary.packetsLost
      bursts = series.summary.lossBursts
      score = Double(series.summary.meanOpinionScore) / 1_000
      let jitter = series.seconds.map { Double($0.jitter) / 1_000 }.sorted()
      jitterMean = SampleStatistics.mean(jitter)
      jitterMedian = SampleStatistics.quantile(0.5, of: jitter) ?? 0
      jitter95 = SampleStatistics.quantile(0.95, of: jitter) ?? 0
      jitterPeak = Double(series.seconds.reduce(0) { max($0, $1.jitterPeak) }) / 1_000
    }
  }

  /// Person to mixer.
  public var uplink: Direction
  /// Mixer to person.
  public var downlink: Direction
  /// The round-trip time as reports observe it, once in `reportInterval`: mean and standard deviation; 0 for a leg that
  /// is shorter.
  public var roundTripMean: Double
  public var roundTripDeviation: Double
  /// The round-trip time at the end of each second: median and 95 % quantile.
  public var roundTripMedian: Double
  public var roundTrip95: Double

  /// Seconds between two observations of the round-trip time: those of RTCP reports (section 2.1).
  ///
  /// The table's deviations within a leg belong to so few observations. Stalls are rare and long, so the more often one
  /// looks, the larger is the deviation that half of the legs exceed: looking every second, 21 ms instead of 14 on
  /// `lte_driving`.
  static let reportInterval = 5

  /// The figures of `series`.
  public init(_ series: LegSeries) {
    uplink = Direction(series.uplink)
    downlink = Direction(series.downlink)
    let roundTrip = series.uplink.seconds.map { Double($0.roundTrip) / 1_000 }
    let reported = stride(from: Self.reportInterval - 1, to: roundTrip.count, by: Self.reportInterval)
      .map { roundTrip[$0] }
    roundTripMean = SampleStatistics.mean(reported)
    roundTripDeviation = SampleStatistics.deviation(reported)
    let sorted = roundTrip.sorted()
    roundTripMedian = SampleStatistics.quantile(0.5, of: sorted) ?? 0
    roundTrip95 = SampleStatistics.quantile(0.95, of: sorted) ?? 0
  }
}
