/// Equal density from `low` up to `high`.
public struct UniformDistribution: DistributionFamily {
  public static let name = "uniform"
  public static let summary = "every value of an interval equally likely"
  public static let parameters = [
    DistributionParameter("low", .quantity, .any, "the least value"),
    DistributionParameter("high", .quantity, .any, "the greatest value, above low"),
  ]
  public static let examples = [
    UniformDistribution(constants: 0, 1),
    UniformDistribution(constants: -20, 300),
  ]

  /// The least value.
  public let low: Double
  /// The value all variates stay below.
  public let high: Double

  public init(trusted values: [Double]) {
    low = values[0]
    high = values[1]
  }

  public static func conflict(among values: [Double]) -> ParameterError? {
    guard values[1] <= values[0] else { return nil }
    return ParameterError(
      distribution: name, parameter: "high", value: values[1], allowed: "above low, which is \(shortest(values[0]))")
  }

  public var mean: Double { (low + high) / 2 }
  public var variance: Double { (high - low) * (high - low) / 12 }
  public var distribution: Distribution { .uniform(self) }

  public func cumulative(_ x: Double) -> Double { max(0, min(1, (x - low) / (high - low))) }

  public func draw(from stream: inout RandomStream) -> Double { stream.uniform(from: low, to: high) }
}

extension Distribution {
  /// Equal density from `low` up to `high`, which is greater.
  public static func uniform(low: Double, high: Double) -> Self {
    .uniform(UniformDistribution(constants: low, high))
  }
}
