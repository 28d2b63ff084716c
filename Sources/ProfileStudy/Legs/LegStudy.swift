public import NetworkModel
public import Quantities
public import GroundTruth
import Randomness

/// Legs of one network on their own, without a floor, each of another person: what a profile is judged by.
///
///     let study = LegStudy(of: .lte, legs: 5_000, length: .seconds(300), seed: 1)
///     let outcomes = try await study.map(jobs: 2) { LegOutcome(study.series(ofLeg: $0)) }
///
/// A leg is a function of the study and its number, so neither order nor parallelism changes it. Nobody speaks and
/// nothing is impaired; packets of silence travel like others.
public struct LegStudy: Hashable, Sendable {
  /// The network.
  public var network: NetworkConfiguration
  /// How many legs, at least 1.
  public var legs: Int
  /// How long each is, above 0.
  public var length: SimulationDuration
  /// How many of them are computed by packets, evenly spread among the others, which are computed by intervals.
  public var packetLegs: Int
  /// The number all draws are keyed by.
  public var seed: UInt64
  /// Legs begin evenly spread over this span, so that hours and satellite slots get their share.
  public var starts: TimeSpan
  /// What the network's load follows, if it follows the day.
  public var localClock: LocalClock

  /// The study of a network of a scenario, whose legs begin within `starts`.
  ///
  /// - Parameter packetLegs: how many legs are computed by packets, at most all; nil for all.
  public init(
    of network: NetworkConfiguration, legs: Int, length: SimulationDuration, packetLegs: Int? = nil, seed: UInt64,
    starts: TimeSpan, localClock: LocalClock
  ) {
    self.network = network
    self.legs = legs
    self.length = length
    self.packetLegs = packetLegs ?? legs
    self.seed = seed
    self.starts = starts
    self.localClock = localClock
  }

  /// The study of a profile as its outcome table has it (the models' reference, section 1.5): at no hour in particular.
  ///
  /// - Parameters:
  ///   - heterogeneity: the factor on how much legs differ: 1 for part (a) of the table, 0 for part (b).
  ///   - packetLegs: how many legs are computed by packets, at most all; nil for all.
  public init(
    of profile: NetworkProfile.Name, legs: Int, length: SimulationDuration, heterogeneity: Double = 1,
    packetLegs: Int? = nil, seed: UInt64
  ) {
    self.init(
      of: NetworkConfiguration(
        name: profile.rawValue, profile: profile, heterogeneity: heterogeneity, followsDay: false),
      legs: legs, length: length, packetLegs: packetLegs, seed: seed, starts: Self.anyDay, localClock: .utc)
  }

  /// A day that stands for all: without a load that follows the hour, only the phase of satellite slots can tell.
  private static let anyDay = TimeSpan(
    SimulationTime(milliseconds: 1_767_225_600_000), SimulationTime(milliseconds: 1_767_312_000_000))

  /// The way of leg `number`'s packets: a browser's, on a path of its own.
  public func path(ofLeg number: Int) -> LegPath {
    let entity = EntityID.child(of: EntityID.child(of: EntityID.root, "study"), network.name)
    return LegPath(
      leg: EntityID.child(of: EntityID.child(of: entity, "leg"), number),
      person: EntityID.child(of: EntityID.child(of: entity, "person"), number), networkEntity: entity,
      network: network, codec: .opus, transport: .webrtc)
  }

  /// When leg `number` is there.
  public func presence(ofLeg number: Int) -> TimeSpan {
    // Half a step in, so that a single leg stands in the middle.
    let microseconds = starts.duration.microseconds.multipliedFullWidth(by: Int64(2 * number + 1))
    let offset = Int64(2 * legs).dividingFullWidth(microseconds).quotient
    let start = starts.start + SimulationDuration(microseconds: offset)
    return TimeSpan(start, start + length)
  }

  /// How finely leg `number` is computed.
  public func resolution(ofLeg number: Int) -> MediaResolution {
    (number + 1) * packetLegs / legs > number * packetLegs / legs ? .packets : .intervals
  }

  /// The series of leg `number`, 0 and more.
  public func series(ofLeg number: Int) -> LegSeries {
    PathModel.series(
      for: path(ofLeg: number), presence: presence(ofLeg: number), talk: LegTalk(), episodes: [],
      resolution: resolution(ofLeg: number), seed: seed, localClock: localClock)
  }

  /// Hands every packet of one direction of leg `number` to `body`, in the order of sending: those that its series
  /// counts if it is computed by packets.
  public func forEachPacket(ofLeg number: Int, _ direction: Direction, _ body: (Packet) -> Void) {
    PathModel.forEachPacket(
      of: path(ofLeg: number), direction, presence: presence(ofLeg: number), seed: seed, localClock: localClock, body)
  }
}
