internal import CGSL

/// How many trials fail before `successes` succeed.
public struct NegativeBinomialDistribution: DistributionFamily {
  public static let name = "negative_binomial"
  public static let summary = "counts that scatter more than poisson ones"
  public static let parameters = [
    DistributionParameter(
      "successes", .number, .above(0, through: 1e6), "how many successes end it; need not be whole"),
    DistributionParameter("probability", .ratio, .through(1e-4, 1), "the chance of success of one trial"),
  ]
  public static let examples = [
    NegativeBinomialDistribution(constants: 3, 0.4),
    NegativeBinomialDistribution(constants: 0.5, 0.1),
  ]

  /// How many successes end it; need not be whole.
  public let successes: Double
  /// The chance of success of one trial.
  public let probability: Double

  public init(trusted values: [Double]) {
    successes = values[0]
    probability = values[1]
  }

  public var mean: Double { successes * (1 - probability) / probability }
  public var variance: Double { successes * (1 - probability) / (probability * probability) }
  public var isDiscrete: Bool { true }
  public var distribution: Distribution { .negativeBinomial(self) }

  public func cumulative(_ x: Double) -> Double {
    x < 0 ? 0 : gsl_cdf_negative_binomial_P(UInt32(min(x, 4e9)), probability, successes)
  }

  public func draw(from stream: inout RandomStream) -> Double {
    Double(stream.negativeBinomial(successes: successes, probability: probability))
  }
}

extension Distribution {
  /// How many trials fail before `successes` succeed; `probability` is 10^-4 through 1.
  public static func negativeBinomial(successes: Double, probability: Double) -> Self {
    .negativeBinomial(NegativeBinomialDistribution(constants: successes, probability))
  }
}
