/// One of several distributions, chosen by weight at every draw.
public struct MixtureDistribution: RandomVariable {
  /// The word of a scenario.
  public static let name = "mixture"
  /// One sentence that says when one wants it.
  public static let summary = "one of several distributions, by weight"

  /// The weights, which need not add up to 1.
  public let weights: [Double]
  /// The distributions, as many as the weights.
  public let parts: [Distribution]

  /// The mixture of `parts`; at least one, with finite weights that are not negative and not all zero.
  public init(_ parts: [(weight: Double, distribution: Distribution)]) throws(ParameterError) {
    guard !parts.isEmpty else { throw Self.wrong(0, "at least one part") }
    for part in parts where !ParameterRange.nonNegative.contains(part.weight) {
      throw Self.wrong(part.weight, ParameterRange.nonNegative.description)
    }
    guard parts.contains(where: { $0.weight > 0 }) else { throw Self.wrong(0, "at least one weight above 0") }
    weights = parts.map(\.weight)
    self.parts = parts.map(\.distribution)
  }

  private static func wrong(_ value: Double, _ allowed: String) -> ParameterError {
    ParameterError(distribution: name, parameter: "weights", value: value, allowed: allowed)
  }

  static let examples: [MixtureDistribution] = {
    do {
      return [
        try MixtureDistribution([
          (0.6, .logNormal(median: 9, sigma: 0.45)), (0.4, .logNormal(median: 42, sigma: 0.55)),
        ]),
        try MixtureDistribution([(1, .poisson(mean: 2)), (3, .discreteUniform(low: 0, high: 9))]),
      ]
    } catch { preconditionFailure("\(error)") }
  }()

  private var total: Double { weights.reduce(0, +) }

  public var mean: Double { zip(weights, parts).reduce(0) { $0 + $1.0 * $1.1.mean } / total }

  /// Scatter inside the parts plus scatter of their means.
  public var variance: Double {
    let center = mean
    return zip(weights, parts).reduce(0) { sum, part in
      let offset = part.1.mean - center
      return part.0 > 0 ? sum + part.0 * (part.1.variance + offset * offset) : sum
    } / total
  }

  public var isDiscrete: Bool { parts.allSatisfy(\.isDiscrete) }

  public func cumulative(_ x: Double) -> Double {
    zip(weights, parts).reduce(0) { $0 + $1.0 * $1.1.cumulative(x) } / total
  }

  public func draw(from stream: inout RandomStream) -> Double {
    parts[stream.index(weights: weights)].draw(from: &stream)
  }
}

extension Distribution {
  /// A mixture of constants of a model; traps when a weight is out of range.
  public static func mixture(_ parts: [(weight: Double, distribution: Distribution)]) -> Self {
    do { return .mixture(try MixtureDistribution(parts)) } catch { preconditionFailure("\(error)") }
  }
}
