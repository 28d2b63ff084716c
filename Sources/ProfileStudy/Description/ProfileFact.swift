import NetworkModel

/// One thing to know about a profile: a parameter, or what follows from the parameters.
struct ProfileFact: Hashable, Sendable {
  /// The name for programs.
  var name: String
  /// The symbol of the models' reference; empty where it has none.
  var symbol: String
  /// One value, or one for each regime: clear, busy, congested.
  var values: [Double]
  /// `ms`, `%`, `s`, `1/s`, `packets`; empty for pure numbers.
  var unit: String
  /// What it is.
  var meaning: String

  init(_ name: String, _ symbol: String, _ value: Double, _ unit: String, _ meaning: String) {
    self.init(name: name, symbol: symbol, values: [value], unit: unit, meaning: meaning)
  }

  init(_ name: String, _ symbol: String, _ values: PerRegime<Double>, _ unit: String, _ meaning: String) {
    self.init(
      name: name, symbol: symbol, values: [values.clear, values.busy, values.congested], unit: unit, meaning: meaning)
  }

  private init(name: String, symbol: String, values: [Double], unit: String, meaning: String) {
    self.name = name
    self.symbol = symbol
    self.values = values
    self.unit = unit
    self.meaning = meaning
  }
}

extension ProfileFact {
  /// Every parameter of `profile`, by the symbols of the models' reference, sections 1.2 to 1.4.
  static func parameters(of profile: NetworkProfile) -> [ProfileFact] {
    let (up, down, stall, spread) = (profile.uplink, profile.downlink, profile.stall, profile.spread)
    return [
      ProfileFact("base_rtt", "RTT", profile.baseRoundTrip, "ms", "round trip of an idle path"),
      ProfileFact("coupling", "c", profile.coupling, "", "weight of the regimes that both directions share"),
      ProfileFact("sojourn", "T", profile.sojourn, "s", "mean time in a regime"),
      ProfileFact("queue_up", "m up", up.queue, "ms", "median queueing delay"),
      ProfileFact("queue_down", "m down", down.queue, "ms", "median queueing delay"),
      ProfileFact("queue_sigma", "σ", profile.queueSpread, "", "log-sd of queueing"),
      ProfileFact("queue_phi", "φ", profile.queueCorrelation, "", "its correlation over 20 ms"),
      ProfileFact("sender_noise", "σn", profile.senderNoise, "ms", "sd of the sender's timing"),
      ProfileFact("access_up", "w·g up", NetworkProfile.accessDelay(up), "ms", "mean white access delay"),
      ProfileFact("access_down", "w·g down", NetworkProfile.accessDelay(down), "ms", "mean white access delay"),
      ProfileFact("stall_rate", "λ", profile.stallRate, "1/s", "stalls that begin"),
      ProfileFact("stall_min", "xm", stall.minimum, "ms", "shortest stall"),
      ProfileFact("stall_alpha", "α", stall.exponent, "", "Pareto exponent of stall lengths"),
      ProfileFact("stall_cap", "cap", stall.cap, "ms", "longest stall"),
      ProfileFact("loss_up", "L up", up.loss.map { $0 * 100 }, "%", "stationary loss"),
      ProfileFact("loss_down", "L down", down.loss.map { $0 * 100 }, "%", "stationary loss"),
      ProfileFact("burst", "b", profile.burst, "packets", "mean run of losses"),
      ProfileFact("spread_base_rtt", "s RTT", spread.baseRoundTrip, "", "log-sd of legs' base round trips"),
      ProfileFact("spread_jitter", "s m, w", spread.jitter, "", "log-sd of legs' queueing and access delays"),
      ProfileFact("spread_entry_rate", "s 1/T", spread.entryRate, "", "log-sd of legs' rates of leaving the clear"),
      ProfileFact("spread_loss", "s L", spread.loss, "", "log-sd of legs' losses"),
      ProfileFact("spread_stall_rate", "s λ", spread.stallRate, "", "log-sd of legs' stall rates"),
      ProfileFact("route_step", "route", spread.routeStep * 100, "%", "sd of a change of route, of the base"),
    ]
  }

  /// What follows from the parameters of `profile` in closed form, for an average leg in the long run.
  static func expectations(of profile: NetworkProfile) -> [ProfileFact] {
    let (up, down) = (profile.expectedJitter(profile.uplink), profile.expectedJitter(profile.downlink))
    return [
      ProfileFact("occupancy", "time", profile.occupancy.map { $0 * 100 }, "%", "time spent in a regime"),
      ProfileFact("mean_loss_up", "loss up", profile.meanLoss(profile.uplink) * 100, "%", "over all regimes"),
      ProfileFact("mean_loss_down", "loss down", profile.meanLoss(profile.downlink) * 100, "%", "over all regimes"),
      ProfileFact("jitter_timing", "E[J]", up.timing, "ms", "jitter by the sender's timing alone"),
      ProfileFact("jitter_queue_up", "E[J] up", up.queue, "ms", "jitter by queueing alone"),
      ProfileFact("jitter_queue_down", "E[J] down", down.queue, "ms", "jitter by queueing alone"),
      ProfileFact("jitter_access_up", "E[J] up", up.access, "ms", "jitter by the access delay alone"),
      ProfileFact("jitter_access_down", "E[J] down", down.access, "ms", "jitter by the access delay alone"),
    ]
  }
}
