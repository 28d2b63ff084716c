import Randomness
import Testing

@testable import NetworkModel

/// RFC 3550's estimate in the long run: the closed forms of the models' reference, section 4.1, for E[J] = E|D|.
@Suite struct JitterExpectationTests {
  /// What many packets gave, in batches that are long against the memory of the estimate and of the delays.
  struct Outcome {
    var mean = 0.0
    var deviation = 0.0
    /// The standard error of `mean`, from the scatter of the batches' means.
    var error = 0.0
  }

  /// Feeds transit times to the estimate, in batches of 10,000.
  static func run(batches: Int = 200, _ transit: (inout RandomStream) -> Double) -> Outcome {
    var stream = RandomStream(StreamKey(seed: 21, entity: 1, purpose: .uplinkPackets))
    var jitter = InterarrivalJitter()
    for _ in 0..<1_000 { jitter.arrive(transit: transit(&stream)) }
    let (batches, length) = (Double(batches), 10_000.0)
    var (sum, squares, batchSquares) = (0.0, 0.0, 0.0)
    for _ in 0..<Int(batches) {
      var batch = 0.0
      for _ in 0..<Int(length) {
        jitter.arrive(transit: transit(&stream))
        batch += jitter.estimate
        squares += jitter.estimate * jitter.estimate
      }
      sum += batch
      batchSquares += batch / length * (batch / length)
    }
    let mean = sum / (batches * length)
    return Outcome(
      mean: mean, deviation: (squares / (batches * length) - mean * mean).squareRoot(),
      error: ((batchSquares / batches - mean * mean) / (batches - 1)).squareRoot())
  }

  /// One percent, which five standard errors of the sample are below.
  static func expect(_ outcome: Outcome, _ printed: Double, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(5 * outcome.error < 0.01 * printed, "\(outcome.error)", sourceLocation: sourceLocation)
    #expect(abs(outcome.mean - printed) < 0.01 * printed, "\(outcome.mean)", sourceLocation: sourceLocation)
  }

  /// The independent delays of the table.
  enum Delay: String, CaseIterable {
    case normal, uniform, exponential, gamma, laplace, logNormal

    func draw(_ stream: inout RandomStream) -> Double {
      switch self {
      case .normal: stream.gaussian(sigma: 5)
      case .uniform: stream.uniform(from: 0, to: 10)
      case .exponential: stream.exponential(mean: 5)
      case .gamma: stream.gamma(shape: 2, scale: 2.5)
      case .laplace: stream.exponential(mean: 3) - stream.exponential(mean: 3)
      case .logNormal: stream.logNormal(median: 4, sigma: 0.8)
      }
    }
  }

  /// The scatter of J is printed to three digits and estimated from some 2,000,000/31 independent values, whose squares
  /// have a kurtosis of less than 10: five standard errors of a deviation are below 3 %.
  @Test(
    arguments: [
      (.normal, 5.6419, 0.1617), (.uniform, 3.3333, 0.139), (.exponential, 5.0, 0.229), (.gamma, 3.75, 0.197),
      (.laplace, 4.5, 0.202), (.logNormal, 4.7196, 0.285),
    ] as [(Delay, Double, Double)])
  func `independent delays`(delay: Delay, printed: Double, relativeDeviation: Double) {
    let outcome = Self.run { delay.draw(&$0) }
    Self.expect(outcome, printed)
    let relative = outcome.deviation / outcome.mean
    #expect(abs(relative - relativeDeviation) < 0.03 * relativeDeviation, "\(relative)")
  }

  /// The closed forms themselves give the printed digits.
  @Test func `the closed forms`() {
    let root = Double.pi.squareRoot()
    #expect(EModelTests.isEqual(2 * 5 / root, 5.6419, places: 4))
    #expect(EModelTests.isEqual(Self.logNormal(4, 0.8, 0), 4.7196, places: 4))
    // The variance of J for independent normal delays of σ = 1.
    let coupling = 2 / Double.pi * (3.0.squareRoot() / 2 + Double.pi / 12) - 2 / Double.pi
    // The reference prints 0.081374, two less in the last digit than its own formula gives.
    #expect(abs(coupling - 0.081376) < 5e-7)
    let variance = 2.0 / 31 * ((1 - 2 / Double.pi) + 2 * coupling * 15 / 16)
    #expect(EModelTests.isEqual(variance.squareRoot(), 0.182449, places: 6))
    #expect(EModelTests.isEqual(variance.squareRoot() * root / 2, 0.1617, places: 4))
  }

  @Test(arguments: [(0.3, 4.7203), (0.5, 3.9894), (0.7, 3.0902), (0.9, 1.7841), (0.95, 1.2616), (0.99, 0.5642)])
  func `correlated normal delays`(correlation: Double, printed: Double) {
    #expect(EModelTests.isEqual(10 * ((1 - correlation) / Double.pi).squareRoot(), printed, places: 4))
    let process = Autoregression(correlation: correlation)
    Self.expect(Self.run { 5 * process.next(&$0) }, printed)
  }

  static func logNormal(_ median: Double, _ sigma: Double, _ correlation: Double) -> Double {
    2 * median * Portable.exp(sigma * sigma / 2) * Portable.erf(sigma * (1 - correlation).squareRoot() / 2)
  }

  @Test(arguments: [
    (1.0, 0.6, 0.9, 0.2556), (4, 0.8, 0.85, 1.9106), (10, 0.5, 0.95, 1.4281), (20, 0.6, 0.93, 4.2800),
    (7, 0.45, 0.8, 1.7530),
  ])
  func `correlated log-normal delays`(median: Double, sigma: Double, correlation: Double, printed: Double) {
    #expect(EModelTests.isEqual(Self.logNormal(median, sigma, correlation), printed, places: 4))
    let process = Autoregression(correlation: correlation)
    Self.expect(Self.run(batches: 400) { median * Portable.exp(sigma * process.next(&$0)) }, printed)
  }

  /// −(1 − φ)/2; a correlation of 1,000,000 pairs is within 5/√1,000,000.
  @Test(arguments: [(0.0, -0.5), (0.7, -0.15), (0.9, -0.05)])
  func `successive differences of delay`(correlation: Double, printed: Double) {
    var stream = RandomStream(StreamKey(seed: 22, entity: 1, purpose: .uplinkPackets))
    let process = Autoregression(correlation: correlation)
    let delays = (0..<1_000_000).map { _ in process.next(&stream) }
    let differences = zip(delays.dropFirst(), delays).map { $0 - $1 }
    let found = PathFactorsTests.correlation(Array(differences.dropLast()), Array(differences.dropFirst()))
    #expect(abs(found - printed) < 0.005)
  }

  /// The memory of J is that of its filter: 0.957, 0.536, 0.040 and nothing after 1, 10, 50 and 250 packets.
  ///
  /// 2,000,000 values hold 2,000,000/31 independent ones, so five standard errors are 0.02.
  @Test func `how long the estimate remembers`() {
    var stream = RandomStream(StreamKey(seed: 23, entity: 1, purpose: .uplinkPackets))
    var jitter = InterarrivalJitter()
    let estimates = (0..<2_000_000).map { _ in
      jitter.arrive(transit: stream.gaussian(sigma: 5))
      return jitter.estimate
    }.dropFirst(500)
    for (lag, printed) in [(1, 0.957), (10, 0.536), (50, 0.040), (250, 0)] {
      let found = PathFactorsTests.correlation(Array(estimates.dropLast(lag)), Array(estimates.dropFirst(lag)))
      #expect(abs(found - printed) < 0.02, "lag \(lag): \(found)")
    }
  }

  /// Section 4.6: φ^k after k steps, and as much of the process itself.
  ///
  /// n values hold n(1 − φ)/(1 + φ) independent ones: five standard errors of 2,000,000 are 0.0125 and 0.022.
  @Test(arguments: [(0.85, 10, 0.196874), (0.85, 50, 0.000296), (0.95, 10, 0.598737), (0.95, 50, 0.076945)])
  func `an autoregression forgets`(correlation: Double, lag: Int, printed: Double) {
    var power = 1.0
    for _ in 0..<lag { power *= correlation }
    #expect(EModelTests.isEqual(power, printed, places: 6))
    var stream = RandomStream(StreamKey(seed: 24, entity: 1, purpose: .uplinkPackets))
    let process = Autoregression(correlation: correlation)
    let values = (0..<2_000_000).map { _ in process.next(&stream) }
    let found = PathFactorsTests.correlation(Array(values.dropLast(lag)), Array(values.dropFirst(lag)))
    let independent = 2_000_000 * (1 - correlation) / (1 + correlation)
    #expect(abs(found - printed) < 5 / independent.squareRoot())
  }
}

/// A standard normal AR(1) process in its stationary state from the first value on.
final class Autoregression {
  private let correlation: Double
  private let innovation: Double
  private var state: Double?

  init(correlation: Double) {
    self.correlation = correlation
    innovation = (1 - correlation * correlation).squareRoot()
  }

  func next(_ stream: inout RandomStream) -> Double {
    let value = state.map { correlation * $0 + stream.gaussian(sigma: innovation) } ?? stream.gaussian(sigma: 1)
    state = value
    return value
  }
}
