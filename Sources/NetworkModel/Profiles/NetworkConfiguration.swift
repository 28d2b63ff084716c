public import Quantities

/// A network of a scenario: a profile with what the scenario changes about it.
///
///     var home = NetworkConfiguration(name: "home", profile: .homeWifiGood)
///     home.downlinkLoss = 0.002
///
/// Every change is optional; what is nil or 1 stays as the profile has it.
public struct NetworkConfiguration: Hashable, Sendable {
  /// The scenario's name.
  public var name: String
  /// The profile it is built on.
  public var profile: NetworkProfile.Name
  /// The round-trip time of an idle path, above 0; legs still differ about it.
  public var baseRoundTrip: SimulationDuration?
  /// How far the person is from the mixer in kilometres, at least 0: no round trip is shorter than light in fibre takes.
  public var distance: Double
  /// A factor on queueing and access delays, above 0.
  public var jitterScale: Double
  /// A factor on the rate of delivery stalls, at least 0.
  public var stallScale: Double
  /// The long-run loss ratio of an average leg's uplink, 0 through 0.4; the regimes keep their proportion.
  public var uplinkLoss: Double?
  /// The same for the downlink.
  public var downlinkLoss: Double?
  /// The mean run of lost packets in every regime, at least 1.
  public var lossBurst: Double?
  /// A factor on the loss of the clear regime, at least 0.
  ///
  /// Above 1 losses are more evenly spread, below 1 they gather in bad times. A stated loss holds with it.
  public var clearLossFactor: Double
  /// A factor on how much legs differ, 0 (all alike) and more.
  public var heterogeneity: Double
  /// Whether the load follows the hour of the day.
  public var followsDay: Bool
  /// Whether Opus clients on it send nothing in silence but a comfort packet now and then, and are sent nothing more.
  public var isDiscontinuous: Bool
  /// Whether exchanges on it are reached by telephone numbers over SIP trunks, which changes nothing about packets.
  public var isTrunk = false
  /// How long the mixer holds the packets of people on it before it plays them, at least zero for not at all; nil leaves
  /// it to what they call with.
  public var mixerBuffer: SimulationDuration?

  /// The network `name` on `profile`, unchanged.
  public init(
    name: String, profile: NetworkProfile.Name, baseRoundTrip: SimulationDuration? = nil, distance: Double = 0,
    jitterScale: Double = 1, stallScale: Double = 1, uplinkLoss: Double? = nil, downlinkLoss: Double? = nil,
    lossBurst: Double? = nil, clearLossFactor: Double = 1, heterogeneity: Double = 1, followsDay: Bool = true,
    isDiscontinuous: Bool = false
  ) {
    self.name = name
    self.profile = profile
    self.baseRoundTrip = baseRoundTrip
    self.distance = distance
    self.jitterScale = jitterScale
    self.stallScale = stallScale
    self.uplinkLoss = uplinkLoss
    self.downlinkLoss = downlinkLoss
    self.lossBurst = lossBurst
    self.clearLossFactor = clearLossFactor
    self.heterogeneity = heterogeneity
    self.followsDay = followsDay
    self.isDiscontinuous = isDiscontinuous
  }

  /// What a telephone behind a domestic carrier calls over: the trunk of the table, a continent long instead of two.
  ///
  /// The base round trip is inferred from fibre at 5 µs/km over some 2,500 km each way and two gateways.
  public static let domesticTrunk = NetworkConfiguration(
    name: "pstn", profile: .internationalTrunk, baseRoundTrip: .milliseconds(44))

  /// The profile with everything the scenario changes about it.
  public var parameters: NetworkProfile {
    var result = NetworkProfile(profile)
    if let baseRoundTrip { result.baseRoundTrip = Double(baseRoundTrip.microseconds) / 1_000 }
    result.stallRate = result.stallRate.map { $0 * stallScale }
    if let lossBurst { result.burst = PerRegime(lossBurst, lossBurst, lossBurst) }
    result.uplink = changed(result.uplink, of: result, meanLoss: uplinkLoss)
    result.downlink = changed(result.downlink, of: result, meanLoss: downlinkLoss)
    result.spread = result.spread.scaled(by: heterogeneity)
    return result
  }

  private func changed(
    _ direction: NetworkProfile.Direction, of profile: NetworkProfile, meanLoss: Double?
  ) -> NetworkProfile.Direction {
    var result = direction
    result.queue = direction.queue.map { $0 * jitterScale }
    result.access = direction.access * jitterScale
    result.loss.clear = min(direction.loss.clear * clearLossFactor, PathFactors.lossCap)
    if let meanLoss {
      let mean = profile.meanLoss(result)
      result.loss = result.loss.map { min($0 * meanLoss / mean, PathFactors.lossCap) }
    }
    return result
  }
}
