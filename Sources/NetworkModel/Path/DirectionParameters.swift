import Randomness

/// The parameters of one direction of one leg, with the leg's factors in them and times in microseconds.
struct DirectionParameters: Hashable, Sendable {
  /// The idle one-way delay.
  var base: Double
  /// The least one-way delay that geometry allows.
  var shortestBase: Double
  /// Standard deviation of a route step, one way.
  var routeStep: Double
  /// Median of the queueing delay.
  var queue: PerRegime<Double>
  /// Mean of the white access delay.
  var access: PerRegime<Double>
  /// Loss and its grouping.
  var loss: PerRegime<GilbertElliott>
  /// Stalls per microsecond.
  var stallRate: PerRegime<Double>
  /// Stall lengths.
  var stall: NetworkProfile.Stall
  /// How chance varies the delays from packet to packet.
  var delays: DelayLaw

  /// Light in fibre: 200,000 km/s, so 5 µs per kilometre (section 1.2).
  static let microsecondsPerKilometre = 5.0

  /// The parameters of `direction` of a leg on `profile` whose path has `factors` and is `distance` kilometres long.
  init(profile: NetworkProfile, distance: Double, direction: Direction, factors: PathFactors) {
    let side = direction == .uplink ? profile.uplink : profile.downlink
    let oneWay = profile.baseRoundTrip / 2 * 1_000
    shortestBase = distance * Self.microsecondsPerKilometre
    base = max(oneWay * factors.baseRoundTrip, shortestBase)
    routeStep = profile.spread.routeStep * base
    queue = side.queue.map { $0 * 1_000 * factors.jitter }
    access = NetworkProfile.accessGrowth.map { $0 * side.access * 1_000 * factors.jitter }
    let burst = profile.burst
    let ratio = side.loss.map { min($0 * factors.loss, PathFactors.lossCap) }
    loss = PerRegime(
      GilbertElliott(loss: ratio.clear, burst: burst.clear), GilbertElliott(loss: ratio.busy, burst: burst.busy),
      GilbertElliott(loss: ratio.congested, burst: burst.congested))
    stallRate = profile.stallRate.map { $0 * factors.stallRate / 1e6 }
    stall = NetworkProfile.Stall(
      minimum: profile.stall.minimum * 1_000, exponent: profile.stall.exponent, cap: profile.stall.cap * 1_000)
    delays = profile.delays
  }
}

extension NetworkProfile {
  /// g: how much longer the access delay is in each regime (section 1.2).
  static let accessGrowth = PerRegime(1.0, 1.5, 2.5)

  /// How chance varies the delays from packet to packet.
  var delays: DelayLaw {
    DelayLaw(
      senderNoise: Float(senderNoise * 1_000), queueSpread: Float(queueSpread),
      queueCorrelation: Float(queueCorrelation))
  }
}
