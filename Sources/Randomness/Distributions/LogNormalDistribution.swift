internal import CGSL

/// Log-normal, by median and the standard deviation of its logarithm.
public struct LogNormalDistribution: DistributionFamily {
  public static let name = "lognormal"
  public static let summary = "durations of human activities: skewed, never negative"
  public static let parameters = [
    DistributionParameter("median", .quantity, .positive, "the median"),
    DistributionParameter("sigma", .number, .above(0, through: 5), "the standard deviation of the logarithm"),
  ]
  public static let examples = [
    LogNormalDistribution(constants: 1, 0.25),
    LogNormalDistribution(constants: 215, 0.81),
  ]

  /// The median.
  public let median: Double
  /// The standard deviation of the logarithm.
  public let sigma: Double

  public init(trusted values: [Double]) {
    median = values[0]
    sigma = values[1]
  }

  public var mean: Double { median * Portable.exp(sigma * sigma / 2) }
  public var variance: Double { mean * mean * Portable.expm1(sigma * sigma) }
  public var distribution: Distribution { .logNormal(self) }

  public func cumulative(_ x: Double) -> Double { x <= 0 ? 0 : gsl_cdf_lognormal_P(x, Portable.log(median), sigma) }

  public func draw(from stream: inout RandomStream) -> Double { stream.logNormal(median: median, sigma: sigma) }
}

extension Distribution {
  /// Log-normal with `median` above 0 and a logarithm of standard deviation `sigma`, above 0 through 5.
  public static func logNormal(median: Double, sigma: Double) -> Self {
    .logNormal(LogNormalDistribution(constants: median, sigma))
  }
}
