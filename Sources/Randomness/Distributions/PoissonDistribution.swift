internal import CGSL

/// Poisson counts, by their mean.
public struct PoissonDistribution: DistributionFamily {
  public static let name = "poisson"
  public static let summary = "how many independent things happen"
  public static let parameters = [
    DistributionParameter("mean", .number, .above(0, through: 1e6), "the mean")
  ]
  public static let examples = [
    PoissonDistribution(constants: 0.3),
    PoissonDistribution(constants: 7.5),
    PoissonDistribution(constants: 400),
  ]

  /// The mean.
  public let meanValue: Double

  public init(trusted values: [Double]) {
    meanValue = values[0]
  }

  public var mean: Double { meanValue }
  public var variance: Double { meanValue }
  public var isDiscrete: Bool { true }
  public var distribution: Distribution { .poisson(self) }

  public func cumulative(_ x: Double) -> Double { x < 0 ? 0 : gsl_cdf_poisson_P(UInt32(min(x, 4e9)), meanValue) }

  public func draw(from stream: inout RandomStream) -> Double { Double(stream.poisson(mean: meanValue)) }
}

extension Distribution {
  /// Poisson with the given mean, above 0 through 10^6.
  public static func poisson(mean: Double) -> Self {
    .poisson(PoissonDistribution(constants: mean))
  }
}
