public import NetworkModel

/// One figure of a study beside what it should be.
public struct Figure: Hashable, Sendable {
  /// What kind of figure it is: its name in JSON and CSV, its heading in text, its unit.
  public struct Kind: Hashable, Sendable {
    /// What a text puts together, under its raw value.
    public enum Block: String, Hashable, Sendable, CaseIterable {
      /// What legs come to.
      case outcomes = "legs"
      /// How they hang together in time.
      case structure = "long legs"
      /// How two resolutions differ.
      case resolutions = "intervals"
    }

    /// What it stands beside.
    public var block: Block
    /// The name for programs: `jitter_q95`.
    public var name: String
    /// The name for people, short.
    public var heading: String
    /// `%`, `ms`, `packets`; empty for pure numbers.
    public var unit: String

    init(_ block: Block, _ name: String, _ heading: String, unit: String = "") {
      self.block = block
      self.name = name
      self.heading = heading
      self.unit = unit
    }
  }

  /// What it is.
  public var kind: Kind
  /// What was measured; nothing where there was nothing to measure, the mean run of losses on a path without any.
  public var value: Double?
  /// What it should be; nothing when nobody says.
  public var target: Double?
  /// How far from `target` it may be; without a target, nothing.
  public var bound: Double?

  init(_ kind: Kind, _ value: Double?, target: Double? = nil, bound: Double? = nil) {
    self.kind = kind
    self.value = value
    self.target = target
    self.bound = bound
  }

  /// Whether it is within its bound; nothing without one.
  public var isWithinBound: Bool? {
    guard let target, let bound else { return nil }
    guard let value else { return false }
    // Sums of decimals must not fail by the last bit.
    return abs(value - target) <= bound * (1 + 1e-12)
  }
}

/// The figures of one network.
public struct FigureRow: Hashable, Sendable {
  /// The network: a profile's name, or the scenario's for it.
  public var network: String
  /// The profile it is built on.
  public var profile: String
  /// What was measured, in the order of the columns.
  public var figures: [Figure]

  /// A row of what was measured of `network`.
  public init(of network: NetworkConfiguration, _ figures: [Figure]) {
    self.network = network.name
    profile = network.profile.rawValue
    self.figures = figures
  }
}
