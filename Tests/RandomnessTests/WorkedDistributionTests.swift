import Randomness
import Testing

/// The worked figures of the models' reference, section 4.6.
@Suite struct WorkedDistributionTests {
  @Test func `A log-normal's coefficient of variation`() {
    let distribution = Distribution.logNormal(median: 215, sigma: 0.81)
    let mean = 215 * Portable.exp(0.81 * 0.81 / 2)
    #expect(abs(distribution.mean - mean) < 1e-9 * mean)
    let variation = distribution.variance.squareRoot() / distribution.mean
    #expect(abs(variation - 0.963) < 0.0005)
    #expect(abs(variation - Portable.expm1(0.81 * 0.81).squareRoot()) < 1e-12)
  }

  @Test func `A Weibull's mean and median`() {
    let distribution = Distribution.weibull(shape: 0.8, scale: 500)
    #expect(abs(distribution.mean - 566.5) < 0.05)
    #expect(distribution.cumulative(316.15) < 0.5 && distribution.cumulative(316.25) > 0.5)
  }

  /// (k/λ)(t/λ)^(k − 1): the share of those left at t who go in the next instant.
  @Test(arguments: [10.0, 100, 500, 2_000])
  func `A Weibull's hazard falls with time`(time: Double) {
    let distribution = Distribution.weibull(shape: 0.8, scale: 500)
    let step = time * 1e-4
    let before = 1 - distribution.cumulative(time - step)
    let after = 1 - distribution.cumulative(time + step)
    let found = (Portable.log(before) - Portable.log(after)) / (2 * step)
    let closed = 0.8 / 500 * Portable.pow(time / 500, -0.2)
    #expect(abs(found - closed) < 1e-6 * closed)
  }
}
