internal import CGSL

/// Exponential, by its mean.
public struct ExponentialDistribution: DistributionFamily {
  public static let name = "exponential"
  public static let summary = "waits without memory"
  public static let parameters = [
    DistributionParameter("mean", .quantity, .positive, "the mean")
  ]
  public static let examples = [
    ExponentialDistribution(constants: 1),
    ExponentialDistribution(constants: 240),
  ]

  /// The mean.
  public let meanValue: Double

  public init(trusted values: [Double]) {
    meanValue = values[0]
  }

  public var mean: Double { meanValue }
  public var variance: Double { meanValue * meanValue }
  public var distribution: Distribution { .exponential(self) }

  public func cumulative(_ x: Double) -> Double { x <= 0 ? 0 : gsl_cdf_exponential_P(x, meanValue) }

  public func draw(from stream: inout RandomStream) -> Double { stream.exponential(mean: meanValue) }
}

extension Distribution {
  /// Exponential with the given mean, above 0.
  public static func exponential(mean: Double) -> Self {
    .exponential(ExponentialDistribution(constants: mean))
  }
}
