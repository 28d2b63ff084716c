/// Another distribution, kept inside bounds by drawing again.
///
/// Nothing piles up on a bound: inside, the shape is that of the base. Mean and variance are those of what remains,
/// integrated numerically over the distribution function when the value is made (relative error below 10^-4 for a
/// density and for whole numbers, below 10^-2 where a mixture has both).
public struct TruncatedDistribution: RandomVariable {
  /// What is drawn from.
  public let base: Distribution
  /// The least value kept; nil for no lower bound.
  public let low: Double?
  /// The greatest value kept; nil for no upper bound.
  public let high: Double?
  public let mean: Double
  public let variance: Double

  /// The least share of draws that must fall inside, so that drawing again ends soon.
  public static let leastShare = 0.01
  /// After this many draws outside, which happens with probability below 10^-21, a draw is the mean.
  private static let mostTries = 5_000

  /// `base` between `low` and `high`, both included; at least one draw in a hundred must fall inside.
  public init(_ base: Distribution, low: Double?, high: Double?) throws(ParameterError) {
    for bound in [low, high].compactMap(\.self) where !ParameterRange.any.contains(bound) {
      throw ParameterError(
        distribution: "truncation", parameter: "bound", value: bound, allowed: ParameterRange.any.description)
    }
    if let low, let high, high <= low {
      throw ParameterError(
        distribution: "truncation", parameter: "max", value: high, allowed: "above min, which is \(shortest(low))")
    }
    let share = Self.share(of: base, low: low, high: high)
    guard share >= Self.leastShare else {
      throw ParameterError(
        distribution: "truncation", parameter: "share inside", value: share, allowed: "\(Self.leastShare) or more")
    }
    self.base = base
    self.low = low
    self.high = high
    (mean, variance) = TruncatedMoments(base: base, low: low, high: high, share: share).meanAndVariance
  }

  static let examples: [TruncatedDistribution] = {
    do {
      return [
        try TruncatedDistribution(.normal(mean: 12, sigma: 6), low: 2, high: nil),
        try TruncatedDistribution(.logNormal(median: 215, sigma: 0.81), low: 10, high: 3_600),
        try TruncatedDistribution(.pareto(exponent: 1.5, minimum: 1), low: nil, high: 100),
        try TruncatedDistribution(.exponential(mean: 10), low: 5, high: nil),
        try TruncatedDistribution(.poisson(mean: 3), low: 1, high: 8),
      ]
    } catch { preconditionFailure("\(error)") }
  }()

  public var isDiscrete: Bool { base.isDiscrete }

  public func cumulative(_ x: Double) -> Double {
    if let low, x < low { return 0 }
    if let high, x >= high { return 1 }
    let below = low.map { Self.below(base, $0) } ?? 0
    return (base.cumulative(x) - below) / Self.share(of: base, low: low, high: high)
  }

  public func draw(from stream: inout RandomStream) -> Double {
    for _ in 0..<Self.mostTries {
      let value = base.draw(from: &stream)
      if value >= low ?? -.infinity, value <= high ?? .infinity { return value }
    }
    return mean
  }

  /// The probability of less than `x`.
  private static func below(_ base: Distribution, _ x: Double) -> Double {
    base.cumulative(base.isDiscrete ? x.rounded(.up) - 1 : x)
  }

  private static func share(of base: Distribution, low: Double?, high: Double?) -> Double {
    (high.map(base.cumulative) ?? 1) - (low.map { below(base, $0) } ?? 0)
  }
}

/// Mean and variance of what truncation leaves, from the distribution function alone.
///
/// With S the probability of exceeding x and a any point: E[X] = a + the integral of S above a - the integral of 1 - S
/// below it, and likewise for the second moment with the weight 2|x - a|. Each side is cut into pieces that double in
/// length, so that heavy tails take no more work than light ones.
private struct TruncatedMoments {
  let base: Distribution
  let low: Double?
  let high: Double?
  let share: Double

  var meanAndVariance: (Double, Double) {
    guard base.variance > 0 else { return (base.mean, 0) }
    // From the middle of what remains, where the pieces are shortest; whole numbers count from a whole number.
    let start = base.isDiscrete ? median.rounded() : median
    let sides = [side(from: start, direction: 1), side(from: start, direction: -1)]
    let first = sides[0].first - sides[1].first
    let second = sides[0].second + sides[1].second
    return (start + first, second - first * first)
  }

  /// A value that about half of what remains lies below.
  private var median: Double {
    var lower = -1.0
    var upper = 1.0
    while cumulative(lower) > 0.5 { lower *= 2 }
    while cumulative(upper) < 0.5 { upper *= 2 }
    for _ in 0..<60 {
      let middle = (lower + upper) / 2
      if cumulative(middle) < 0.5 { lower = middle } else { upper = middle }
    }
    return upper
  }

  /// The distribution function of what remains.
  private func cumulative(_ x: Double) -> Double {
    if let low, x < low { return 0 }
    if let high, x >= high { return 1 }
    let below = low.map { base.cumulative(base.isDiscrete ? $0.rounded(.up) - 1 : $0) } ?? 0
    return min(1, max(0, (base.cumulative(x) - below) / share))
  }

  /// The probability of lying farther from the start than `distance`, on the side of `direction`.
  private func beyond(_ x: Double, _ direction: Double) -> Double {
    direction > 0 ? 1 - cumulative(x) : cumulative(x)
  }

  /// The integrals of P and 2 d P over the distance d from `start`.
  private func side(from start: Double, direction: Double) -> (first: Double, second: Double) {
    let bound = direction > 0 ? high : low
    let reach = bound.map { abs($0 - start) } ?? .infinity
    guard reach > 0 else { return (0, 0) }
    var first = 0.0
    var second = 0.0
    var near = 0.0
    let scatter = base.variance.isFinite ? base.variance.squareRoot() : 1
    // Whole numbers make steps of length 1, which Simpson's rule must not straddle: there the pieces are steps, unless
    // they are so many that a step no longer shows.
    let stepwise = base.isDiscrete && scatter < 2_000
    var length = stepwise ? 1 : min(reach, scatter) / 64
    while near < reach {
      let far = min(reach, near + length)
      if stepwise {
        let value = beyond(start + direction * (near + far) / 2, direction)
        first += (far - near) * value
        second += (far * far - near * near) * value
      } else {
        let (piece, weighted) = simpson(from: near, to: far, start: start, direction: direction)
        first += piece
        second += weighted
        length *= 1.1
      }
      near = far
      let rest = beyond(start + direction * near, direction)
      if rest * near * near < 1e-9 * second || rest == 0 { break }
    }
    return (first, second)
  }

  /// Simpson's rule over one piece.
  private func simpson(from near: Double, to far: Double, start: Double, direction: Double) -> (Double, Double) {
    let points = [near, (near + far) / 2, far]
    let values = points.map { beyond(start + direction * $0, direction) }
    let third = (far - near) / 6
    return (
      third * (values[0] + 4 * values[1] + values[2]),
      2 * third * (points[0] * values[0] + 4 * points[1] * values[1] + points[2] * values[2])
    )
  }
}
