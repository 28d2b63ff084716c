internal import CGSL

/// Pareto, by exponent and minimum.
public struct ParetoDistribution: DistributionFamily {
  public static let name = "pareto"
  public static let summary = "rare values that are much larger than the rest"
  public static let parameters = [
    DistributionParameter(
      "exponent", .number, .through(0.1, 100), "the exponent of the tail; means need more than 1, variances more than 2"
    ),
    DistributionParameter("minimum", .quantity, .positive, "the least value"),
  ]
  public static let examples = [
    ParetoDistribution(constants: 5, 10),
    ParetoDistribution(constants: 1.5, 1),
  ]

  /// The exponent of the tail; the mean is infinite at 1 and below, the variance at 2 and below.
  public let exponent: Double
  /// The least value.
  public let minimum: Double

  public init(trusted values: [Double]) {
    exponent = values[0]
    minimum = values[1]
  }

  public var mean: Double { exponent > 1 ? exponent * minimum / (exponent - 1) : .infinity }
  public var variance: Double {
    exponent > 2 ? minimum * minimum * exponent / ((exponent - 1) * (exponent - 1) * (exponent - 2)) : .infinity
  }
  public var distribution: Distribution { .pareto(self) }

  public func cumulative(_ x: Double) -> Double { x <= minimum ? 0 : gsl_cdf_pareto_P(x, exponent, minimum) }

  public func draw(from stream: inout RandomStream) -> Double { stream.pareto(exponent: exponent, minimum: minimum) }
}

extension Distribution {
  /// Pareto: exceeds x with probability (minimum / x)^exponent; exponent 0.1 through 100, minimum above 0.
  public static func pareto(exponent: Double, minimum: Double) -> Self {
    .pareto(ParetoDistribution(constants: exponent, minimum))
  }
}
