/// Triangular density with its peak at `mode`.
public struct TriangularDistribution: DistributionFamily {
  public static let name = "triangular"
  public static let summary = "a guess of least, likeliest and greatest value"
  public static let parameters = [
    DistributionParameter("low", .quantity, .any, "the least value"),
    DistributionParameter("mode", .quantity, .any, "the likeliest value"),
    DistributionParameter("high", .quantity, .any, "the greatest value"),
  ]
  public static let examples = [
    TriangularDistribution(constants: 0, 1, 4),
    TriangularDistribution(constants: 5, 5, 6),
    TriangularDistribution(constants: -2, 3, 3),
  ]

  /// The least value.
  public let low: Double
  /// The likeliest value.
  public let mode: Double
  /// The greatest value.
  public let high: Double

  public init(trusted values: [Double]) {
    low = values[0]
    mode = values[1]
    high = values[2]
  }

  public static func conflict(among values: [Double]) -> ParameterError? {
    if values[2] <= values[0] {
      return ParameterError(
        distribution: name, parameter: "high", value: values[2], allowed: "above low, which is \(shortest(values[0]))")
    }
    guard values[1] < values[0] || values[1] > values[2] else { return nil }
    return ParameterError(
      distribution: name, parameter: "mode", value: values[1],
      allowed: "\(shortest(values[0])) through \(shortest(values[2])), which are low and high")
  }

  public var mean: Double { (low + mode + high) / 3 }
  public var variance: Double { (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18 }
  public var distribution: Distribution { .triangular(self) }

  public func cumulative(_ x: Double) -> Double {
    if x <= low { return 0 }
    if x >= high { return 1 }
    return x < mode
      ? (x - low) * (x - low) / ((high - low) * (mode - low))
      : 1 - (high - x) * (high - x) / ((high - low) * (high - mode))
  }

  public func draw(from stream: inout RandomStream) -> Double { stream.triangular(low: low, mode: mode, high: high) }
}

extension Distribution {
  /// Triangular on `low` through `high` with its peak at `mode`; `low <= mode <= high` and `low < high`.
  public static func triangular(low: Double, mode: Double, high: Double) -> Self {
    .triangular(TriangularDistribution(constants: low, mode, high))
  }
}
