import Randomness
import Testing

@testable import ProfileStudy

/// Statistics against answers that can be had by hand or by algebra.
@Suite struct StatisticsTests {
  @Test(arguments: [(0, 1), (0.25, 2), (0.5, 3), (0.6, 3.4), (1, 5), (1.2, 5), (-0.1, 1)] as [(Double, Double)])
  func `quantiles lie between neighbours in proportion`(share: Double, expected: Double) throws {
    let value = try #require(SampleStatistics.quantile(share, of: [1, 2, 3, 4, 5]))
    #expect(abs(value - expected) < 1e-12)
  }

  @Test func `an empty sample has no quantile and one value no deviation`() {
    #expect(SampleStatistics.quantile(0.5, of: []) == nil)
    #expect(SampleStatistics.deviation([7]) == 0)
  }

  @Test func `mean and deviation are the textbook's`() {
    let values = [2.0, 4, 4, 4, 5, 5, 7, 9]
    #expect(SampleStatistics.mean(values) == 5)
    #expect(abs(SampleStatistics.deviation(values) - (32.0 / 7).squareRoot()) < 1e-12)
  }

  @Test func `the Kolmogorov distance passes ties together`() {
    #expect(SampleStatistics.kolmogorovDistance([1, 2, 3], [1, 2, 3]) == 0)
    #expect(SampleStatistics.kolmogorovDistance([0, 0, 0, 1], [0, 1, 1, 1]) == 0.5)
    #expect(SampleStatistics.kolmogorovDistance([1, 2], [3, 4]) == 1)
    #expect(abs(SampleStatistics.kolmogorovDistance([1, 2, 3, 4], [2.5]) - 0.5) < 1e-12)
  }

  @Test func `moments are the same however they are joined`() {
    let values = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3].map { $0 + 1e6 }
    var whole = Moments()
    for value in values { whole.add(value) }
    var left = Moments()
    for value in values.prefix(4) { left.add(value) }
    var right = Moments()
    for value in values.dropFirst(4) { right.add(value) }
    left.add(right)
    left.add(Moments())
    for moments in [whole, left] {
      #expect(abs(moments.mean - 1_000_003.9) < 1e-6)
      // Σx²/10 − mean² of the values without what was added: 20.7 − 15.21.
      #expect(abs(moments.variance - 5.49) < 1e-6)
    }
  }

  @Test func `correlations are Pearson's and join`() throws {
    let pairs = [(1.0, 2.0), (2, 1), (3, 4), (4, 3)]
    var whole = Correlation()
    for (one, other) in pairs { whole.add(one, other) }
    var joined = Correlation()
    for (one, other) in pairs.prefix(1) { joined.add(one, other) }
    var rest = Correlation()
    for (one, other) in pairs.dropFirst() { rest.add(one, other) }
    joined.add(rest)
    // Σ(x−x̄)(y−ȳ) = 3, both sums of squares 5.
    #expect(abs(try #require(whole.coefficient) - 0.6) < 1e-12)
    #expect(abs(try #require(joined.coefficient) - 0.6) < 1e-12)
    var constant = Correlation()
    constant.add(1, 5)
    constant.add(2, 5)
    #expect(constant.coefficient == nil)
  }

  /// An AR(1) process has φ^k at lag k; the bounds are five standard errors of Bartlett's formula.
  @Test func `a series keeps the correlation it was made with`() throws {
    var stream = RandomStream(StreamKey(seed: 5, entity: 1, purpose: .reporting))
    var next = LaggedCorrelation(lag: 1)
    var later = LaggedCorrelation(lag: 5)
    var state = stream.gaussian(sigma: 1)
    for _ in 0..<200_000 {
      next.add(state)
      later.add(state)
      state = 0.8 * state + stream.gaussian(sigma: 0.6)
    }
    #expect(abs(try #require(next.coefficient) - 0.8) < 5 * (0.36 / 200_000).squareRoot())
    #expect(abs(try #require(later.coefficient) - 0.327_68) < 5 * (4.0 / 200_000).squareRoot())
  }
}
