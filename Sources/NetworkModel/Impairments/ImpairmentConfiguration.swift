public import GroundTruth
public import Quantities
public import Randomness

/// Trouble that a scenario causes on a network, on top of what the network's profile does by itself.
public struct ImpairmentConfiguration: Hashable, Sendable {
  /// When it is in force.
  public enum Schedule: Hashable, Sendable {
    /// Once, from `at` for `length`.
    case once(at: SimulationTime, length: SimulationDuration)
    /// Every local day of `weekdays` (0 for Monday through 6 for Sunday), from the local time of day `at` for `length`.
    case daily(at: SimulationDuration, length: SimulationDuration, weekdays: [Int])
    /// From `start` on again and again, `interval` apart and above zero, each for a length drawn in seconds.
    case recurring(from: Start, interval: SimulationDuration, length: Distribution)
    /// At random instants: on average `perHour` of them, above 0, each for a length drawn in seconds.
    case random(perHour: Double, length: Distribution)
  }

  /// Where a recurring impairment begins to count.
  public enum Start: Hashable, Sendable {
    /// Once for all.
    case instant(SimulationTime)
    /// Anew every local day of `weekdays` (0 for Monday through 6 for Sunday), at this local time of day, until midnight.
    case timeOfDay(SimulationDuration, weekdays: [Int])
  }

  /// How long nothing gets through while a device changes from one network to another, where a scenario does not say.
  ///
  /// Inferred: the address changes, so candidates are gathered and checked anew, which takes about a second.
  public static let handoverInterruption = SimulationDuration.milliseconds(1_200)

  /// The scenario's label; unique in a scenario.
  public var label: String
  /// The network it hits: a position in the scenario's list of networks.
  public var network: Int
  /// When it is in force.
  public var schedule: Schedule
  /// What it does to packets; `lossBurst` says how the loss is grouped, ramps how it comes and goes: they do nothing
  /// alone.
  public var effects: ImpairmentEffects

  /// An impairment with the given facts.
  public init(label: String, network: Int, schedule: Schedule, effects: ImpairmentEffects) {
    self.label = label
    self.network = network
    self.schedule = schedule
    self.effects = effects
  }
}
