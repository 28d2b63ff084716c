internal import CGSL

/// The number of the first trial that succeeds.
public struct GeometricDistribution: DistributionFamily {
  public static let name = "geometric"
  public static let summary = "how many trials until the first success: 1, 2, ..."
  public static let parameters = [
    DistributionParameter("probability", .ratio, .through(1e-6, 1), "the chance of success of one trial")
  ]
  public static let examples = [
    GeometricDistribution(constants: 0.25),
    GeometricDistribution(constants: 0.9),
    GeometricDistribution(constants: 1),
  ]

  /// The chance of success of one trial.
  public let probability: Double

  public init(trusted values: [Double]) {
    probability = values[0]
  }

  public var mean: Double { 1 / probability }
  public var variance: Double { (1 - probability) / (probability * probability) }
  public var isDiscrete: Bool { true }
  public var distribution: Distribution { .geometric(self) }

  public func cumulative(_ x: Double) -> Double { x < 1 ? 0 : gsl_cdf_geometric_P(UInt32(min(x, 4e9)), probability) }

  public func draw(from stream: inout RandomStream) -> Double { Double(stream.geometric(probability: probability)) }
}

extension Distribution {
  /// The number of the first trial that succeeds; `probability` is 10^-6 through 1.
  public static func geometric(probability: Double) -> Self {
    .geometric(GeometricDistribution(constants: probability))
  }
}
