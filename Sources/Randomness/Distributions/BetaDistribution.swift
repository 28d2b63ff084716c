internal import CGSL

/// Beta, stretched from 0 through 1 to `low` through `high`.
public struct BetaDistribution: DistributionFamily {
  public static let name = "beta"
  public static let summary = "shares, and durations with a least and a greatest value"
  public static let parameters = [
    DistributionParameter("a", .number, .positive, "the weight that pulls upwards"),
    DistributionParameter("b", .number, .positive, "the weight that pulls downwards"),
    DistributionParameter("low", .quantity, .any, default: 0, "the least value"),
    DistributionParameter("high", .quantity, .any, default: 1, "the greatest value, above low"),
  ]
  public static let examples = [
    BetaDistribution(constants: 2, 5, 0, 1),
    BetaDistribution(constants: 0.5, 0.5, 10, 20),
  ]

  /// The weight that pulls towards `high`.
  public let a: Double
  /// The weight that pulls towards `low`.
  public let b: Double
  /// The least value.
  public let low: Double
  /// The greatest value.
  public let high: Double

  public init(trusted values: [Double]) {
    a = values[0]
    b = values[1]
    low = values[2]
    high = values[3]
  }

  public static func conflict(among values: [Double]) -> ParameterError? {
    guard values[3] <= values[2] else { return nil }
    return ParameterError(
      distribution: name, parameter: "high", value: values[3], allowed: "above low, which is \(shortest(values[2]))")
  }

  public var mean: Double { low + (high - low) * a / (a + b) }
  public var variance: Double { (high - low) * (high - low) * a * b / ((a + b) * (a + b) * (a + b + 1)) }
  public var distribution: Distribution { .beta(self) }

  public func cumulative(_ x: Double) -> Double { gsl_cdf_beta_P(max(0, min(1, (x - low) / (high - low))), a, b) }

  public func draw(from stream: inout RandomStream) -> Double { low + (high - low) * stream.beta(a: a, b: b) }
}

extension Distribution {
  /// Beta with mean `a / (a + b)`, both above 0, stretched to `low` through `high`.
  public static func beta(a: Double, b: Double, low: Double = 0, high: Double = 1) -> Self {
    .beta(BetaDistribution(constants: a, b, low, high))
  }
}
