/// How a duration or a number varies: the closed set of what a scenario may write.
///
///     let patience = Distribution.weibull(shape: 0.8, scale: 500)
///     let wait = patience.draw(from: &stream)                      // seconds
///
/// A variate has the unit of its parameters; durations are in seconds. Every member knows its mean and variance, so
/// that a load can be foretold and a test has something to compare with.
public enum Distribution: Hashable, Sendable {
  case constant(ConstantDistribution)
  case uniform(UniformDistribution)
  case exponential(ExponentialDistribution)
  case normal(NormalDistribution)
  case logNormal(LogNormalDistribution)
  case gamma(GammaDistribution)
  case weibull(WeibullDistribution)
  case pareto(ParetoDistribution)
  case beta(BetaDistribution)
  case triangular(TriangularDistribution)
  case poisson(PoissonDistribution)
  case geometric(GeometricDistribution)
  case binomial(BinomialDistribution)
  case negativeBinomial(NegativeBinomialDistribution)
  case discreteUniform(DiscreteUniformDistribution)
  case categorical(CategoricalDistribution)
  case empirical(EmpiricalDistribution)
  case mixture(MixtureDistribution)
  indirect case truncated(TruncatedDistribution)

  /// The families with a plain list of parameters, in the order of `describe`.
  public static let families: [any DistributionFamily.Type] = [
    ConstantDistribution.self, UniformDistribution.self, ExponentialDistribution.self, NormalDistribution.self,
    LogNormalDistribution.self, GammaDistribution.self, WeibullDistribution.self, ParetoDistribution.self,
    BetaDistribution.self, TriangularDistribution.self, PoissonDistribution.self, GeometricDistribution.self,
    BinomialDistribution.self, NegativeBinomialDistribution.self, DiscreteUniformDistribution.self,
  ]

  /// Members that between them cover every case, for the suites that test all.
  public static let examples: [Distribution] =
    families.flatMap { family in family.allExamples }
    + CategoricalDistribution.examples.map(Distribution.categorical)
    + EmpiricalDistribution.examples.map(Distribution.empirical)
    + MixtureDistribution.examples.map(Distribution.mixture)
    + TruncatedDistribution.examples.map(Distribution.truncated)

  /// What a case holds, seen as what all have in common: for those who tell or inspect it, not for drawing.
  @inline(__always)
  public var content: any RandomVariable {
    switch self {
    case .constant(let member): member
    case .uniform(let member): member
    case .exponential(let member): member
    case .normal(let member): member
    case .logNormal(let member): member
    case .gamma(let member): member
    case .weibull(let member): member
    case .pareto(let member): member
    case .beta(let member): member
    case .triangular(let member): member
    case .poisson(let member): member
    case .geometric(let member): member
    case .binomial(let member): member
    case .negativeBinomial(let member): member
    case .discreteUniform(let member): member
    case .categorical(let member): member
    case .empirical(let member): member
    case .mixture(let member): member
    case .truncated(let member): member
    }
  }

  /// The expectation; infinite where the integral diverges.
  public var mean: Double {
    GSLErrors.switchOff()
    return content.mean
  }
  /// The variance; infinite where the integral diverges.
  public var variance: Double {
    GSLErrors.switchOff()
    return content.variance
  }
  /// Whether variates are whole numbers.
  public var isDiscrete: Bool { content.isDiscrete }
  /// The probability of `x` or less.
  public func cumulative(_ x: Double) -> Double {
    GSLErrors.switchOff()
    return content.cumulative(x)
  }

  /// One variate.
  ///
  /// The switch is written out because it is ten times as fast as going through an existential.
  public func draw(from stream: inout RandomStream) -> Double {
    switch self {
    case .constant(let member): member.draw(from: &stream)
    case .uniform(let member): member.draw(from: &stream)
    case .exponential(let member): member.draw(from: &stream)
    case .normal(let member): member.draw(from: &stream)
    case .logNormal(let member): member.draw(from: &stream)
    case .gamma(let member): member.draw(from: &stream)
    case .weibull(let member): member.draw(from: &stream)
    case .pareto(let member): member.draw(from: &stream)
    case .beta(let member): member.draw(from: &stream)
    case .triangular(let member): member.draw(from: &stream)
    case .poisson(let member): member.draw(from: &stream)
    case .geometric(let member): member.draw(from: &stream)
    case .binomial(let member): member.draw(from: &stream)
    case .negativeBinomial(let member): member.draw(from: &stream)
    case .discreteUniform(let member): member.draw(from: &stream)
    case .categorical(let member): member.draw(from: &stream)
    case .empirical(let member): member.draw(from: &stream)
    case .mixture(let member): member.draw(from: &stream)
    case .truncated(let member): member.draw(from: &stream)
    }
  }
}

extension DistributionFamily {
  /// The examples as values of the closed set.
  static var allExamples: [Distribution] { examples.map(\.distribution) }
}
