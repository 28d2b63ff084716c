internal import CGSL

/// Weibull, by shape and scale.
public struct WeibullDistribution: DistributionFamily {
  public static let name = "weibull"
  public static let summary = "patience and other times to an event whose rate falls or rises"
  public static let parameters = [
    DistributionParameter("shape", .number, .through(0.1, 100), "the shape; below 1 the rate falls with time"),
    DistributionParameter("scale", .quantity, .positive, "the scale, exceeded with probability 1/e"),
  ]
  public static let examples = [
    WeibullDistribution(constants: 0.8, 500),
    WeibullDistribution(constants: 2, 10),
  ]

  /// The shape; below 1 the rate falls with time.
  public let shape: Double
  /// The scale: exceeded with probability 1/e.
  public let scale: Double

  public init(trusted values: [Double]) {
    shape = values[0]
    scale = values[1]
  }

  public var mean: Double { scale * gsl_sf_gamma(1 + 1 / shape) }
  public var variance: Double { scale * scale * gsl_sf_gamma(1 + 2 / shape) - mean * mean }
  public var distribution: Distribution { .weibull(self) }

  public func cumulative(_ x: Double) -> Double { x <= 0 ? 0 : gsl_cdf_weibull_P(x, scale, shape) }

  public func draw(from stream: inout RandomStream) -> Double { stream.weibull(shape: shape, scale: scale) }
}

extension Distribution {
  /// Weibull: exceeds x with probability exp(-(x / scale)^shape); shape 0.1 through 100, scale above 0.
  public static func weibull(shape: Double, scale: Double) -> Self {
    .weibull(WeibullDistribution(constants: shape, scale))
  }
}
