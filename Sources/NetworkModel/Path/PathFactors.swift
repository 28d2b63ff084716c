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

  /// Correlation of the jitter scale with the entry rate and with the loss of its home or site (section 1.3).
  ///
  /// The reference can be read to mean entry rate and loss among themselves too, but then the mean loss of a profile
  /// exceeds its own outcome table (section 1.5) by some 40 %: it was evidently computed with the two independent.
  static let siteCorrelation = 0.4

  /// The factors of an average path.
  static let average = PathFactors()

  /// Factors as unequal as `spread` says.
  ///
  /// Normal variates with the wanted correlations make a Gaussian copula; they are linear in independent ones with the
  /// lower triangle of Cholesky's decomposition for weights.
  init(spread: NetworkProfile.Spread, from stream: inout RandomStream) {
    let shared = Self.siteCorrelation
    let own = (1 - shared * shared).squareRoot()
    // Takes out of the loss what the common part would make it share with the entry rate.
    let counter = -shared * shared / own
    let rest = (1 - shared * shared - counter * counter).squareRoot()
    let site = stream.gaussian(sigma: 1)
    let entry = stream.gaussian(sigma: 1)
    baseRoundTrip = Self.factor(spread.baseRoundTrip, stream.gaussian(sigma: 1))
    jitter = Self.factor(spread.jitter, site)
    entryRate = Self.factor(spread.entryRate, shared * site + own * entry)
    loss = Self.factor(
      spread.loss, shared * site + counter * entry + rest * stream.gaussian(sigma: 1))
    stallRate = Self.factor(spread.stallRate, stream.gaussian(sigma: 1))
  }

  private init() {}

  /// A log-normal value with mean 1: μ = −s²/2.
  private static func factor(_ spread: Double, _ normal: Double) -> Double {
    Portable.exp(spread * normal - spread * spread / 2)
  }
}
