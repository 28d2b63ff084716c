internal import CGSL

/// Gamma, by shape and scale.
public struct GammaDistribution: DistributionFamily {
  public static let name = "gamma"
  public static let summary = "sums of waits; between exponential and normal"
  public static let parameters = [
    DistributionParameter("shape", .number, .positive, "the shape; 1 is exponential"),
    DistributionParameter("scale", .quantity, .positive, "the scale; the mean is shape times scale"),
  ]
  public static let examples = [
    GammaDistribution(constants: 2, 30),
    GammaDistribution(constants: 0.5, 1),
    GammaDistribution(constants: 38, 0.1),
  ]

  /// The shape; 1 is exponential.
  public let shape: Double
  /// The scale; the mean is shape times scale.
  public let scale: Double

  public init(trusted values: [Double]) {
    shape = values[0]
    scale = values[1]
  }

  public var mean: Double { shape * scale }
  public var variance: Double { shape * scale * scale }
  public var distribution: Distribution { .gamma(self) }

  public func cumulative(_ x: Double) -> Double { x <= 0 ? 0 : gsl_cdf_gamma_P(x, shape, scale) }

  public func draw(from stream: inout RandomStream) -> Double { stream.gamma(shape: shape, scale: scale) }
}

extension Distribution {
  /// Gamma with mean `shape * scale`, both above 0.
  public static func gamma(shape: Double, scale: Double) -> Self {
    .gamma(GammaDistribution(constants: shape, scale))
  }
}
