internal import CGSL

/// Normal, by mean and standard deviation.
public struct NormalDistribution: DistributionFamily {
  public static let name = "normal"
  public static let summary = "symmetric scatter around a mean"
  public static let parameters = [
    DistributionParameter("mean", .quantity, .any, "the mean"),
    DistributionParameter("sigma", .quantity, .positive, "the standard deviation"),
  ]
  public static let examples = [
    NormalDistribution(constants: 0, 1),
    NormalDistribution(constants: 120, 15),
  ]

  /// The mean.
  public let center: Double
  /// The standard deviation.
  public let sigma: Double

  public init(trusted values: [Double]) {
    center = values[0]
    sigma = values[1]
  }

  public var mean: Double { center }
  public var variance: Double { sigma * sigma }
  public var distribution: Distribution { .normal(self) }

  public func cumulative(_ x: Double) -> Double { gsl_cdf_gaussian_P(x - center, sigma) }

  public func draw(from stream: inout RandomStream) -> Double { center + stream.gaussian(sigma: sigma) }
}

extension Distribution {
  /// Normal with the given mean and standard deviation, above 0.
  public static func normal(mean: Double, sigma: Double) -> Self {
    .normal(NormalDistribution(constants: mean, sigma))
  }
}
