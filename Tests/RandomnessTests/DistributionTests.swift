import CGSL
import Randomness
import Testing

/// Every example of every distribution against its own mean, variance and distribution function.
///
/// Seeds are fixed, so a test passes always or never; the bounds are those a correct sampler misses with a probability
/// of about one in a million.
@Suite struct DistributionTests {
  private static let draws = 100_000

  private static func stream(_ distribution: Distribution, _ salt: UInt64) -> RandomStream {
    let index = Distribution.examples.firstIndex(of: distribution) ?? 0
    return RandomStream(StreamKey(seed: 20_260_302, entity: UInt64(index), purpose: Purpose(rawValue: 1_000 + salt)))
  }

  /// The sample mean lies within five standard errors, sqrt(variance / n), of the mean.
  @Test(arguments: Distribution.examples.filter { $0.variance.isFinite })
  func `The mean of many draws is the mean`(distribution: Distribution) {
    var stream = Self.stream(distribution, 0)
    var sum = 0.0
    for _ in 0..<Self.draws { sum += distribution.draw(from: &stream) }
    let error = (distribution.variance / Double(Self.draws)).squareRoot()
    let sample = sum / Double(Self.draws)
    #expect(abs(sample - distribution.mean) <= 5 * error + 1e-9 * abs(distribution.mean))
  }

  /// The sample variance lies within five standard errors, sqrt((m4 - variance^2) / n), m4 taken from the sample.
  @Test(arguments: Distribution.examples.filter { $0.variance.isFinite })
  func `The variance of many draws is the variance`(distribution: Distribution) {
    var stream = Self.stream(distribution, 1)
    let values = (0..<Self.draws).map { _ in distribution.draw(from: &stream) - distribution.mean }
    let second = values.reduce(0) { $0 + $1 * $1 } / Double(Self.draws)
    let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(Self.draws)
    let error = (max(0, fourth - second * second) / Double(Self.draws)).squareRoot()
    #expect(abs(second - distribution.variance) <= 5 * error + 1e-9 * distribution.variance)
  }

  /// Counts in the cells between quantiles of the sample's own range, against the distribution function.
  ///
  /// Cell bounds come from a first thousand draws, which are not counted; neighbouring cells are pooled until 20 draws
  /// are expected in each; the bound is the chi-square quantile of 1 - 10^-6.
  @Test(arguments: Distribution.examples)
  func `Draws fall where the distribution function says`(distribution: Distribution) {
    var stream = Self.stream(distribution, 2)
    let pilot = (0..<1_000).map { _ in distribution.draw(from: &stream) }.sorted()
    let bounds = Set(stride(from: 20, to: 1_000, by: 20).map { pilot[$0] }).sorted()
    var counts = [Int](repeating: 0, count: bounds.count + 1)
    for _ in 0..<Self.draws {
      let value = distribution.draw(from: &stream)
      // Cells are half-open from below: a bound belongs to the cell under it, as the distribution function counts.
      var low = 0
      var high = bounds.count
      while low < high {
        let middle = (low + high) / 2
        if bounds[middle] < value { low = middle + 1 } else { high = middle }
      }
      counts[low] += 1
    }
    var statistic = 0.0
    var cells = 0
    var observed = 0
    var expected = 0.0
    var below = 0.0
    for (index, count) in counts.enumerated() {
      let upTo = index < bounds.count ? distribution.cumulative(bounds[index]) : 1
      observed += count
      expected += (upTo - below) * Double(Self.draws)
      below = upTo
      guard expected >= 20 || index == counts.count - 1 else { continue }
      if expected > 1e-6 { statistic += (Double(observed) - expected) * (Double(observed) - expected) / expected }
      if expected <= 1e-6 { #expect(observed == 0) }
      cells += 1
      observed = 0
      expected = 0
    }
    #expect(statistic <= gsl_cdf_chisq_Qinv(1e-6, Double(max(1, cells - 1))))
  }

  @Test(arguments: Distribution.examples)
  func `The distribution function rises from 0 to 1`(distribution: Distribution) {
    var previous = 0.0
    for step in -200...200 {
      let x = Double(step) * abs(Double(step)) / 4
      let value = distribution.cumulative(x)
      #expect(value >= previous - 1e-12 && value <= 1 + 1e-12)
      previous = value
    }
    #expect(distribution.cumulative(-1e12) == 0)
    #expect(distribution.cumulative(1e12) > 0.9999)
  }

  @Test(arguments: Distribution.examples)
  func `Draws repeat under the same key`(distribution: Distribution) {
    var first = Self.stream(distribution, 3)
    var second = Self.stream(distribution, 3)
    for _ in 0..<100 {
      let left = distribution.draw(from: &first)
      let right = distribution.draw(from: &second)
      #expect(left == right)
    }
  }

  @Test(arguments: Distribution.examples.filter(\.isDiscrete))
  func `Counts are whole numbers`(distribution: Distribution) {
    var stream = Self.stream(distribution, 4)
    for _ in 0..<1_000 {
      let value = distribution.draw(from: &stream)
      #expect(value == value.rounded())
    }
  }

  @Test func `Truncation keeps the bounds`() throws {
    let truncated = try TruncatedDistribution(.normal(mean: 0, sigma: 1), low: -0.5, high: 2)
    var stream = RandomStream(StreamKey(seed: 1, entity: 2, purpose: .talk))
    for _ in 0..<10_000 {
      let value = truncated.draw(from: &stream)
      #expect(value >= -0.5 && value <= 2)
    }
  }

  /// Closed form of the normal cut at a and b: (phi(a) - phi(b)) / (Phi(b) - Phi(a)).
  @Test func `The mean of a truncated normal is the closed form`() throws {
    let truncated = try TruncatedDistribution(.normal(mean: 0, sigma: 1), low: -0.5, high: 2)
    let share = gsl_cdf_ugaussian_P(2) - gsl_cdf_ugaussian_P(-0.5)
    let expected = (gsl_ran_ugaussian_pdf(-0.5) - gsl_ran_ugaussian_pdf(2)) / share
    #expect(abs(truncated.mean - expected) < 1e-5)
  }

  /// Without memory: what remains above c is c plus the same exponential.
  @Test func `A truncated exponential starts afresh`() throws {
    let truncated = try TruncatedDistribution(.exponential(mean: 10), low: 5, high: nil)
    #expect(abs(truncated.mean - 15) < 1e-3)
    #expect(abs(truncated.variance - 100) < 1e-2)
  }
}
