/// Whole numbers of `low` through `high`, each equally likely.
public struct DiscreteUniformDistribution: DistributionFamily {
  public static let name = "discrete_uniform"
  public static let summary = "every whole number of a range equally likely"
  public static let parameters = [
    DistributionParameter("low", .count, .whole(-1e9, 1e9), "the least number"),
    DistributionParameter("high", .count, .whole(-1e9, 1e9), "the greatest number, at least low"),
  ]
  public static let examples = [
    DiscreteUniformDistribution(constants: 1, 6),
    DiscreteUniformDistribution(constants: -3, 3),
    DiscreteUniformDistribution(constants: 9, 9),
  ]

  /// The least number.
  public let low: Int
  /// The greatest number.
  public let high: Int

  public init(trusted values: [Double]) {
    low = Int(values[0])
    high = Int(values[1])
  }

  public static func conflict(among values: [Double]) -> ParameterError? {
    guard values[1] < values[0] else { return nil }
    return ParameterError(
      distribution: name, parameter: "high", value: values[1], allowed: "low or more, which is \(shortest(values[0]))")
  }

  public var mean: Double { Double(low + high) / 2 }
  public var variance: Double { (Double(high - low + 1) * Double(high - low + 1) - 1) / 12 }
  public var isDiscrete: Bool { true }
  public var distribution: Distribution { .discreteUniform(self) }

  public func cumulative(_ x: Double) -> Double {
    max(0, min(1, (x.rounded(.down) - Double(low) + 1) / Double(high - low + 1)))
  }

  public func draw(from stream: inout RandomStream) -> Double { Double(low + stream.integer(below: high - low + 1)) }
}

extension Distribution {
  /// Whole numbers of `low` through `high`, each equally likely.
  public static func discreteUniform(low: Int, high: Int) -> Self {
    .discreteUniform(DiscreteUniformDistribution(constants: Double(low), Double(high)))
  }
}
