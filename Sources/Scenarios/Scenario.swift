public import FloorModel
public import NetworkModel
public import Quantities

/// A scenario that was read and found free of mistakes: every name resolved, every value in its range.
///
/// ```swift
/// let scenario = try Scenario.read(path: "support-floor.yaml")
/// let cell = try Scenario.read(bytes, file: "-", overrides: [Override("seed=7")], scale: 2)
/// ```
///
/// The models own their parameters; this value embeds them and adds what concerns the run as a whole. Positions inside
/// `floor` and `impairments` refer to `networks`, `floor.queues` and `floor.teams`.
public struct Scenario: Hashable, Sendable {
  /// A set of documents that a run may write.
  public enum Platform: String, Hashable, Sendable, CaseIterable { case twilio, realtimekit, ccp, genesys }

  /// The scenario's name.
  public var name: String
  /// What it shows; empty when it does not say.
  public var description: String
  /// The number that every draw is keyed by.
  public var seed: UInt64
  /// The simulated clock: new conversations begin inside.
  public var clock: TimeSpan
  /// The civil clock of the scenario's place.
  public var localClock: LocalClock
  /// Which platforms' documents are written; never empty, in the order of `Platform.allCases`.
  public var platforms: [Platform]
  /// Independent copies of the floor, 1 and more.
  public var cells: Int
  /// How finely the network model computes.
  public var resolution: MediaResolution
  /// What happens on the floor of each cell.
  public var floor: FloorConfiguration
  /// The access networks of each cell, those included that are used without being declared.
  public var networks: [NetworkConfiguration]
  /// Trouble on those networks.
  public var impairments: [ImpairmentConfiguration]
  /// How one platform's documents are told.
  public var twilio: TwilioSwitches
  /// How the pages of the agents' desktop are told.
  public var ccp: CCPSwitches
  /// What the RealtimeKit documents tell beyond the usual.
  public var realtimeKit: RealtimeKitSwitches
  /// How the organisation whose conversations are told has set its platform up.
  public var genesys: GenesysSwitches
  /// By how much arrival rates and head counts have been multiplied already.
  public var scale: Double
  /// The bytes that decide the run, for its digest: the scenario's own, then each file it names and each override,
  /// introduced by a line of its own.
  ///
  /// Without files and overrides these are the bytes of the scenario's file.
  public var digestInput: [UInt8]
}
