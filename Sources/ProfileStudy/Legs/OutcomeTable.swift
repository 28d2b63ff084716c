public import NetworkModel

/// The outcome table of a study: its legs' distributions, column by column, beside the targets of their profile.
public struct OutcomeTable: Sendable {
  /// How many standard errors of both sides together a figure may be off.
  static let errors = 3.0

  private let outcomes: [LegOutcome]
  private let loss: LegSample
  private let jitter: LegSample
  private let jitterPeak: LegSample
  private let score: LegSample
  private let roundTrip: LegSample
  private let roundTripDeviation: LegSample

  /// The table of legs that came to `outcomes`, at least one.
  public init(_ outcomes: [LegOutcome]) {
    self.outcomes = outcomes
    func perDirection(_ value: (LegOutcome.Direction) -> Double) -> LegSample {
      LegSample(outcomes.flatMap { [value($0.uplink), value($0.downlink)] }, perLeg: 2)
    }
    func perLeg(_ value: (LegOutcome) -> Double) -> LegSample { LegSample(outcomes.map(value), perLeg: 1) }
    loss = perDirection { $0.lossRatio * 100 }
    jitter = perDirection { $0.jitterMean }
    jitterPeak = perDirection { $0.jitterPeak }
    score = perDirection { $0.score }
    roundTrip = perLeg { $0.roundTripMean }
    roundTripDeviation = perLeg { $0.roundTripDeviation }
  }

  /// The figures, beside those of `profile`, of which the legs are; nil stands for a network that is no profile.
  public func figures(against profile: NetworkProfile.Name?) -> [Figure] {
    let targets = profile.map { OutcomeTargets($0).numbers } ?? [:]
    return OutcomeColumn.allCases.map { figure($0, target: targets[$0]) }
  }

  private func figure(_ column: OutcomeColumn, target: PrintedNumber?) -> Figure {
    // Two independent samples differ like one whose size is half the harmonic mean of theirs.
    let legs = 1 / (1 / Double(outcomes.count) + 1 / OutcomeTargets.legs)
    let estimate = estimate(column, errorFor: legs)
    guard let target, let tolerance = column.tolerance else { return Figure(column.kind, estimate?.value) }
    let floor = target.isCoarse ? column.floor : 0
    let bound = max(max(tolerance * target.value, floor), Self.errors * (estimate?.error ?? 0))
    return Figure(column.kind, estimate?.value, target: target.value, bound: bound)
  }

  private func estimate(_ column: OutcomeColumn, errorFor legs: Double) -> LegSample.Estimate? {
    switch column {
    case .lossMean: loss.mean(errorFor: legs)
    case .lossMedian: loss.quantile(0.5, errorFor: legs)
    case .loss90: loss.quantile(0.9, errorFor: legs)
    case .loss99: loss.quantile(0.99, errorFor: legs)
    case .lossless: loss.share(errorFor: legs) { $0 == 0 }
    case .burst: meanBurst(errorFor: legs)
    case .jitter5: jitter.quantile(0.05, errorFor: legs)
    case .jitterMedian: jitter.quantile(0.5, errorFor: legs)
    case .jitter95: jitter.quantile(0.95, errorFor: legs)
    case .jitterPeak: jitterPeak.quantile(0.5, errorFor: legs)
    case .roundTrip5: roundTrip.quantile(0.05, errorFor: legs)
    case .roundTripMedian: roundTrip.quantile(0.5, errorFor: legs)
    case .roundTrip95: roundTrip.quantile(0.95, errorFor: legs)
    case .roundTripDeviation: roundTripDeviation.quantile(0.5, errorFor: legs)
    case .score5: score.quantile(0.05, errorFor: legs)
    case .scoreMedian: score.quantile(0.5, errorFor: legs)
    case .score95: score.quantile(0.95, errorFor: legs)
    }
  }

  /// All lost packets over all runs of them; nothing when none was lost.
  ///
  /// The error is that of a ratio of two means, to first order.
  private func meanBurst(errorFor legs: Double) -> LegSample.Estimate? {
    let lost = outcomes.map { Double($0.uplink.lost + $0.downlink.lost) }
    let bursts = outcomes.map { Double($0.uplink.bursts + $0.downlink.bursts) }
    let meanBursts = SampleStatistics.mean(bursts)
    guard meanBursts > 0 else { return nil }
    let ratio = SampleStatistics.mean(lost) / meanBursts
    let residuals = zip(lost, bursts).map { $0 - ratio * $1 }
    let error = SampleStatistics.deviation(residuals) / legs.squareRoot() / meanBursts
    return LegSample.Estimate(value: ratio, error: error)
  }
}
