import Randomness

/// What makes one path unlike the next of its network: factors with mean 1 on the profile's parameters (section 1.3).
///
/// They are keyed by the person and the network, so an agent's workplace stays what it is over all their calls, and so
/// does the line of a caller who calls again.
struct PathFactors: Hashable, Sendable {
  /// On the base round-trip time.
  var baseRoundTrip = 1.0
  /// On queueing and access delays.
  var jitter = 1.0
  /// On the rate at which the clear regime is left.
  var entryRate = 1.0
  /// On all loss ratios.
  var loss = 1.0
  /// On all stall rates.
  var stallRate = 1.0

  /// No path loses more than this in a regime (section 1.3).
  static let lossCap = 0.4

  /// Correlation of jitter scale, entry rate and loss inside a home or site (section 1.3).
  static let siteCorrelation = 0.4

  /// The factors of an average path.
  static let average = PathFactors()

  /// Factors as unequal as `spread` says.
  ///
  /// The three that belong together share one normal variate: with weights √ρ and √(1 − ρ) every pair has correlation
  /// ρ, which is the Gaussian copula for equal correlations.
  init(spread: NetworkProfile.Spread, from stream: inout RandomStream) {
    let site = Self.siteCorrelation.squareRoot() * stream.gaussian(sigma: 1)
    let own = (1 - Self.siteCorrelation).squareRoot()
    baseRoundTrip = Self.factor(spread.baseRoundTrip, stream.gaussian(sigma: 1))
    jitter = Self.factor(spread.jitter, site + own * stream.gaussian(sigma: 1))
    entryRate = Self.factor(spread.entryRate, site + own * stream.gaussian(sigma: 1))
    loss = Self.factor(spread.loss, site + own * stream.gaussian(sigma: 1))
    stallRate = Self.factor(spread.stallRate, stream.gaussian(sigma: 1))
  }

  private init() {}

  /// A log-normal value with mean 1: μ = −s²/2.
  private static func factor(_ spread: Double, _ normal: Double) -> Double {
    Portable.exp(spread * normal - spread * spread / 2)
  }
}
