import Randomness

/// The continuous-time chain of a path's load: clear, busy, congested, with exponential sojourns.
struct RegimeChain: ~Copyable {
  /// The state in force.
  private(set) var regime: Regime
  /// When the state changes next, microseconds from the start of the leg.
  private(set) var nextChange: Double
  private let sojourn: PerRegime<Double>
  private var stream: RandomStream

  /// A chain in its stationary state.
  ///
  /// - Parameters:
  ///   - sojourn: mean sojourns in seconds; an infinite clear one is a chain that stays in the clear.
  ///   - load: the factor on the rate of leaving the clear at the start of the leg.
  init(sojourn: PerRegime<Double>, load: Double, stream: consuming RandomStream) {
    self.sojourn = sojourn
    self.stream = stream
    regime = .clear
    nextChange = .infinity
    guard sojourn.clear.isFinite else { return }
    let share = PerRegime(sojourn.clear / load, sojourn.busy, sojourn.congested).occupancy
    let draw = self.stream.uniform()
    regime = draw < share.clear ? .clear : draw < share.clear + share.busy ? .busy : .congested
    nextChange = sojournEnd(from: 0, load: load)
  }

  /// Moves to the next state at `nextChange`; `load` is the factor on the rate of leaving the clear from then on.
  mutating func advance(load: Double) {
    let jumps = Regime.jumps[regime]
    let draw = stream.uniform()
    regime = draw < jumps.clear ? .clear : draw < jumps.clear + jumps.busy ? .busy : .congested
    nextChange = sojournEnd(from: nextChange, load: load)
  }

  private mutating func sojournEnd(from start: Double, load: Double) -> Double {
    let mean = regime == .clear ? sojourn.clear / load : sojourn[regime]
    return start + stream.exponential(mean: mean * 1e6)
  }
}
