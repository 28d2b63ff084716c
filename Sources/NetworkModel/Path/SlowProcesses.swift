import Quantities
import Randomness

/// How often a leg leaves the clear regime, compared with the profile: the leg's own factor and the hour of the day.
struct RegimeLoad: Sendable {
  /// Whose habits load the network; nil when the hour does not matter.
  let access: NetworkProfile.Access?
  /// The leg's factor.
  let entryRate: Double
  /// The start of the leg.
  let start: SimulationTime
  /// The civil clock of the scenario.
  let clock: LocalClock

  /// The factor `offset` microseconds into the leg.
  func factor(at offset: Double) -> Double {
    guard let access else { return entryRate }
    let time = start + SimulationDuration(microseconds: Int64(offset))
    return entryRate * DiurnalLoad.factor(access, at: clock.timeOfDay(at: time))
  }
}

/// The slow drift of a path's queueing delay: an Ornstein-Uhlenbeck process with a time constant of 60 s, stepped once
/// a second, in the exponent (Z and σz of section 1.2).
struct SlowDrift: ~Copyable {
  /// What the queueing delay is multiplied with: e^(σz·Z).
  var factor: Double { Portable.exp(logarithm) }
  /// The logarithm of that.
  var logarithm: Double { Self.spread * state }
  private var state: Double
  private var stream: RandomStream

  // Copies, because asking whether a constant is computed yet takes longer than the step.
  private let correlation: Double
  private let innovation: Double

  private static let spread = 0.2
  private static let step = Portable.exp(-1.0 / 60)

  /// A process in its stationary state.
  init(stream: consuming RandomStream) {
    self.stream = stream
    correlation = Self.step
    innovation = (1 - correlation * correlation).squareRoot()
    state = self.stream.gaussian(sigma: 1)
  }

  /// One second passes.
  mutating func advance() {
    state = correlation * state + stream.gaussian(sigma: innovation)
  }
}

/// Changes of the route between person and mixer: a Poisson process of level changes about the usual delay.
///
/// Both directions build it from the same stream: a route is the same both ways.
struct RouteSteps: ~Copyable {
  /// What the present route adds to the idle one-way delay, microseconds; may be negative.
  private(set) var offset = 0.0
  /// When the route changes next, microseconds from the start of the leg.
  private(set) var nextStep = Double.infinity
  private let spread: Double
  private var stream: RandomStream

  /// 0.3 changes per hour (section 1.2), in microseconds between two.
  private static let meanGap = 3_600e6 / 0.3

  /// A path on its usual route whose steps have standard deviation `spread`; 0 means it has one route only.
  init(spread: Double, stream: consuming RandomStream) {
    self.spread = spread
    self.stream = stream
    if spread > 0 { nextStep = self.stream.exponential(mean: Self.meanGap) }
  }

  /// Takes another route.
  mutating func advance() {
    offset = stream.gaussian(sigma: spread)
    nextStep += stream.exponential(mean: Self.meanGap)
  }
}
