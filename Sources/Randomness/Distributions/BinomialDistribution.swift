internal import CGSL

/// How many of `trials` independent trials succeed.
public struct BinomialDistribution: DistributionFamily {
  public static let name = "binomial"
  public static let summary = "how many of a fixed number of trials succeed"
  public static let parameters = [
    DistributionParameter("trials", .count, .whole(0, 1e9), "the number of trials"),
    DistributionParameter("probability", .ratio, .through(0, 1), "the chance of success of one trial"),
  ]
  public static let examples = [
    BinomialDistribution(constants: 50, 0.02),
    BinomialDistribution(constants: 50, 0.3),
    BinomialDistribution(constants: 3, 0),
  ]

  /// The number of trials.
  public let trials: Int
  /// The chance of success of one trial.
  public let probability: Double

  public init(trusted values: [Double]) {
    trials = Int(values[0])
    probability = values[1]
  }

  public var mean: Double { Double(trials) * probability }
  public var variance: Double { Double(trials) * probability * (1 - probability) }
  public var isDiscrete: Bool { true }
  public var distribution: Distribution { .binomial(self) }

  public func cumulative(_ x: Double) -> Double {
    x < 0 ? 0 : gsl_cdf_binomial_P(UInt32(min(x, 4e9)), probability, UInt32(trials))
  }

  public func draw(from stream: inout RandomStream) -> Double {
    Double(stream.binomial(trials: trials, probability: probability))
  }
}

extension Distribution {
  /// How many of `trials`, 0 through 10^9, succeed, each with `probability`.
  public static func binomial(trials: Int, probability: Double) -> Self {
    .binomial(BinomialDistribution(constants: Double(trials), probability))
  }
}
