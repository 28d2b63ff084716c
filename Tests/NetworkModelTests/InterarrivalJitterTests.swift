import GroundTruth
import Quantities
import Randomness
import Testing

@testable import NetworkModel

/// RFC 3550's estimate against the worked example of the models' reference, section 2.1, and a leg's against the
/// expectations of 4.1.
@Suite struct InterarrivalJitterTests {
  @Test func `the worked example`() {
    var jitter = InterarrivalJitter()
    var transit = 0.0
    jitter.arrive(transit: transit)
    let printed = [0, 0.5, 0.96875, 0.908203, 1.851440, 2.735725, 2.564743, 2.404446, 2.254168, 2.113283]
    for (difference, estimate) in zip([0.0, 8, -8, 0, 16, -16, 0, 0, 0, 0], printed) {
      transit += difference
      jitter.arrive(transit: transit)
      #expect(EModelTests.isEqual(jitter.estimate, estimate, places: 6))
    }
  }

  /// A profile in which nothing happens but what a test switches on.
  static func still(queue: Double = 1e-9, spread: Double = 0, correlation: Double = 0, noise: Double = 0)
    -> NetworkProfile
  {
    var profile = NetworkProfile(.officeFibre)
    profile.sojourn.clear = .infinity
    profile.uplink.queue = PerRegime(queue, queue, queue)
    profile.uplink.access = 1e-9
    profile.uplink.loss = PerRegime(0, 0, 0)
    profile.queueSpread = spread
    profile.queueCorrelation = correlation
    profile.senderNoise = noise
    profile.stallRate = PerRegime(0, 0, 0)
    return profile
  }

  static func seconds(_ profile: NetworkProfile, seconds: Int64) -> [SecondSample] {
    let presence = TimeSpan(PathModelTests.start, PathModelTests.start + .seconds(seconds))
    return DirectionRun(
      path: PathModelTests.path(.officeFibre), profile: profile, direction: .uplink, factors: .average,
      presence: presence, absences: [], impairments: ImpairmentTimeline(episodes: [], presence: presence), seed: 3,
      localClock: .utc
    ).seconds()
  }

  /// The path's own queueing, a log-normal AR(1): 2·m·e^{σ²/2}·erf(σ√(1 − φ)/2), raised by the slow drift.
  ///
  /// The drift multiplies delays with e^{0.2 Z}, whose mean is e^{0.02}; its time constant of 60 s leaves 8,000 s with
  /// 67 independent values, so the bound is five times 0.2/√67 = 12 %. Order is no matter below 20 ms.
  @Test(arguments: [(1.0, 0.6, 0.9, 0.2556), (4, 0.8, 0.85, 1.9106), (7, 0.45, 0.8, 1.7530)])
  func `the queue of the path`(median: Double, sigma: Double, correlation: Double, printed: Double) {
    let closed =
      2 * median * Portable.exp(sigma * sigma / 2) * Portable.erf(sigma * (1 - correlation).squareRoot() / 2)
    #expect(EModelTests.isEqual(closed, printed, places: 4))
    let seconds = Self.seconds(
      Self.still(queue: median, spread: sigma, correlation: correlation), seconds: 8_000)
    let found = seconds.reduce(0) { $0 + Double($1.jitter) } / Double(seconds.count) / 1_000
    #expect(abs(found - printed * Portable.exp(0.02)) < 0.12 * printed)
  }

  /// The queue of a leg, read once a second from the last packet's delay: the logarithm is σY + 0.2·Z, so its
  /// correlation after k seconds is (σ²φ^(50k) + 0.04·e^(−k/60))/(σ² + 0.04).
  ///
  /// 40,000 s hold 333 independent values of the drift, which makes up a seventh of the variance: five standard errors
  /// √(2/333)/7 are 0.055.
  @Test(arguments: [(0.85, 0.000296), (0.95, 0.076945), (0.99, 0.605006)])
  func `the queue of the path remembers`(correlation: Double, afterSecond: Double) {
    let spread = 0.5
    var profile = Self.still(queue: 1, spread: spread, correlation: correlation)
    profile.baseRoundTrip = 1e-6
    let delays = Self.seconds(profile, seconds: 40_000).map { Portable.log(max(1, Double($0.roundTrip))) }
    let variance = spread * spread + 0.04
    for lag in [1, 30] {
      let fast = Portable.pow(afterSecond, Double(lag))
      let printed = (spread * spread * fast + 0.04 * Portable.exp(-Double(lag) / 60)) / variance
      let found = PathFactorsTests.correlation(Array(delays.dropLast(lag)), Array(delays.dropFirst(lag)))
      #expect(abs(found - printed) < 0.055, "after \(lag) s: \(found)")
    }
  }

  /// End hosts alone give 2σ/√π.
  ///
  /// One value a second is nearly independent of the next: five times 0.1825/√4,000 is 1.5 %.
  @Test func `the floor that end hosts set`() {
    let seconds = Self.seconds(Self.still(noise: 1.3), seconds: 4_000).dropFirst(2)
    let found = seconds.reduce(0) { $0 + Double($1.jitter) } / Double(seconds.count) / 1_000
    #expect(abs(found - 1.128379 * 1.3) < 0.015 * 1.4669)
  }

  /// Rare stalls on Normal(1) add some 0.23 ms at 0.1 per second and 60 ms: the reference simulated +0.228.
  ///
  /// 800 stalls in 8,000 s: their number varies by 3.5 %, the sum of what each adds hardly more; five are 20 %.
  @Test func `stalls add to it`() {
    var profile = Self.still(noise: 1)
    profile.stallRate = PerRegime(0.1, 0.1, 0.1)
    profile.stall = NetworkProfile.Stall(minimum: 60, exponent: 1_000, cap: 61)
    let seconds = Self.seconds(profile, seconds: 8_000).dropFirst(2)
    let found = seconds.reduce(0) { $0 + Double($1.jitter) } / Double(seconds.count) / 1_000
    // Sampled once a second like this, so at random against the stalls, the mean of J is its time average.
    #expect(abs(found - 1.128379 - 0.228) < 0.2 * 0.228)
  }
}
