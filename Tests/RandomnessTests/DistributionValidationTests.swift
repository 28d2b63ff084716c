import Randomness
import Testing

/// What no distribution accepts, and the message that says what it would.
@Suite struct DistributionValidationTests {
  struct Case: CustomTestStringConvertible {
    let family: any DistributionFamily.Type
    let values: [Double]
    let message: String
    var testDescription: String { message }
  }

  static let cases = [
    Case(family: ConstantDistribution.self, values: [.nan], message: "constant: value is nan, allowed: any number"),
    Case(
      family: UniformDistribution.self, values: [3, 3], message: "uniform: high is 3, allowed: above low, which is 3"),
    Case(family: ExponentialDistribution.self, values: [0], message: "exponential: mean is 0, allowed: above 0"),
    Case(family: NormalDistribution.self, values: [0, -1], message: "normal: sigma is -1, allowed: above 0"),
    Case(
      family: LogNormalDistribution.self, values: [10, 7],
      message: "lognormal: sigma is 7, allowed: above 0 through 5"),
    Case(family: GammaDistribution.self, values: [0, 1], message: "gamma: shape is 0, allowed: above 0"),
    Case(
      family: WeibullDistribution.self, values: [0.05, 1], message: "weibull: shape is 0.05, allowed: 0.1 through 100"),
    Case(family: ParetoDistribution.self, values: [2, 0], message: "pareto: minimum is 0, allowed: above 0"),
    Case(
      family: BetaDistribution.self, values: [1, 1, 4, 2], message: "beta: high is 2, allowed: above low, which is 4"),
    Case(
      family: TriangularDistribution.self, values: [0, 9, 4],
      message: "triangular: mode is 9, allowed: 0 through 4, which are low and high"),
    Case(
      family: PoissonDistribution.self, values: [.infinity],
      message: "poisson: mean is inf, allowed: above 0 through 1000000"),
    Case(
      family: GeometricDistribution.self, values: [1.5],
      message: "geometric: probability is 1.5, allowed: 1e-06 through 1"),
    Case(
      family: BinomialDistribution.self, values: [2.5, 0.5],
      message: "binomial: trials is 2.5, allowed: a whole number of 0 through 1000000000"),
    Case(
      family: NegativeBinomialDistribution.self, values: [0, 0.5],
      message: "negative_binomial: successes is 0, allowed: above 0 through 1000000"),
    Case(
      family: DiscreteUniformDistribution.self, values: [6, 1],
      message: "discrete_uniform: high is 1, allowed: low or more, which is 6"),
  ]

  @Test(arguments: cases)
  func `A parameter out of range is named with what is accepted`(wrong: Case) {
    let error = #expect(throws: ParameterError.self) { _ = try wrong.family.init(checking: wrong.values) }
    #expect(error?.description == wrong.message)
  }

  @Test func `Every family has such a case`() {
    let covered = Set(Self.cases.map { $0.family.name })
    #expect(covered == Set(Distribution.families.map { $0.name }))
  }

  @Test(
    arguments: [([4, 1], [0, 1]), ([1, 4], [0, 0.5]), ([1, 4], [0.1, 1]), ([1], [1])] as [([Double], [Double])])
  func `Empirical points must ascend from 0 to 1`(values: [Double], shares: [Double]) {
    #expect(throws: ParameterError.self) { try EmpiricalDistribution(values: values, shares: shares) }
  }

  @Test func `An empty mixture and one without weight are refused`() {
    #expect(throws: ParameterError.self) { try MixtureDistribution([]) }
    #expect(throws: ParameterError.self) { try MixtureDistribution([(0, .constant(1))]) }
    #expect(throws: ParameterError.self) { try MixtureDistribution([(-1, .constant(1)), (2, .constant(1))]) }
  }

  @Test func `A truncation that would hardly ever hit is refused`() {
    let error = #expect(throws: ParameterError.self) {
      try TruncatedDistribution(.normal(mean: 0, sigma: 1), low: 5, high: nil)
    }
    #expect(error?.parameter == "share inside")
  }
}
