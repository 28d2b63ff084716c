public import Quantities

/// What stands still in a cell while its conversations come and go: the names behind the indices of the records.
public struct CellDirectory: Hashable, Sendable {
  /// A queue.
  public struct Queue: Hashable, Sendable {
    /// How the work after a call ends.
    public enum WrapUpPolicy: Hashable, Sendable {
      /// The agent ends it; nothing enforces a code.
      case optional
      /// The agent ends it and must choose a code.
      case mandatory
      /// The agent ends it, or the limit does.
      case limited(SimulationDuration)
      /// It takes the whole time, whatever the agent has done by then.
      case forced(SimulationDuration)
      /// There is none unless the agent asks for it during the call; then the agent ends it, or the limit does.
      case onRequest(SimulationDuration)
    }
    /// An agent whom a queue would rather have than others.
    public struct RankedAgent: Hashable, Sendable {
      /// The agent's identity.
      public var entity: UInt64
      /// How well the agent suits the queue, 0 through 100.
      public var score: Int

      /// An agent with a score.
      public init(entity: UInt64, score: Int) {
        self.entity = entity
        self.score = score
      }
    }

    /// The identity that draws about it are keyed by.
    public var entity: UInt64
    /// The scenario's name.
    public var name: String
    /// The number callers dial for it, E.164.
    public var number: String
    /// How the work after a call ends.
    public var wrapUpPolicy: WrapUpPolicy
    /// Seconds an offer rings before the next agent is tried.
    public var ringLimit: SimulationDuration
    /// The higher, the sooner its callers are served.
    public var priority: Int
    /// Names of the skills that its agents need.
    public var skills: [String]
    /// What agents hear when they have taken an offer of it, before they join the caller; nil where they hear nothing.
    public var agentAnnouncement: String?
    /// Whether the agents' devices take its offers by themselves.
    public var answersByItself: Bool
    /// The label under which the agents' capacity for its conversations is counted.
    public var utilizationLabel: String?
    /// How long after an agent has taken a callback the platform dials by itself; zero means never.
    public var callbacksDialAfter: SimulationDuration
    /// Whether an agent may leave a callback without calling.
    public var callbacksMayBeSkipped: Bool
    /// The agents who suit it best, best first, of several the one who comes first in the scenario; none where all who
    /// may serve it are alike to it.
    public var rankedAgents: [RankedAgent] = []

    /// A queue with the given facts.
    public init(
      entity: UInt64, name: String, number: String, wrapUpPolicy: WrapUpPolicy, ringLimit: SimulationDuration,
      priority: Int = 0, skills: [String] = [], agentAnnouncement: String? = nil, answersByItself: Bool = false,
      utilizationLabel: String? = nil, callbacksDialAfter: SimulationDuration = .zero,
      callbacksMayBeSkipped: Bool = true
    ) {
      self.entity = entity
      self.name = name
      self.number = number
      self.wrapUpPolicy = wrapUpPolicy
      self.ringLimit = ringLimit
      self.priority = priority
      self.skills = skills
      self.agentAnnouncement = agentAnnouncement
      self.answersByItself = answersByItself
      self.utilizationLabel = utilizationLabel
      self.callbacksDialAfter = callbacksDialAfter
      self.callbacksMayBeSkipped = callbacksMayBeSkipped
    }
  }

  /// An access network; one instance per cell.
  public struct Network: Hashable, Sendable {
    /// The identity that draws about it are keyed by.
    public var entity: UInt64
    /// The scenario's name.
    public var name: String
    /// The name of the profile it is built on.
    public var profile: String
    /// Whether exchanges on it are reached by telephone numbers over SIP trunks.
    public var isTrunk: Bool
    /// How long the mixer holds packets of people on it before it plays them, zero for not at all; nil where that follows
    /// from what they call with.
    public var mixerBuffer: SimulationDuration?

    /// A network with the given facts.
    public init(
      entity: UInt64, name: String, profile: String, isTrunk: Bool = false, mixerBuffer: SimulationDuration? = nil
    ) {
      self.entity = entity
      self.name = name
      self.profile = profile
      self.isTrunk = isTrunk
      self.mixerBuffer = mixerBuffer
    }
  }

  /// The run's seed.
  public var seed: UInt64
  /// The scenario's name.
  public var scenario: String
  /// The cell, from 0.
  public var cell: Int
  /// How many cells the scenario has.
  public var cellCount: Int
  /// The simulated clock of the run, as scheduled.
  public var clock: TimeSpan
  /// The civil clock of the scenario.
  public var localClock: LocalClock
  /// By index in the records.
  public var queues: [Queue]
  /// By index in the records.
  public var networks: [Network]

  /// A directory with the given facts.
  public init(
    seed: UInt64, scenario: String, cell: Int, cellCount: Int, clock: TimeSpan, localClock: LocalClock,
    queues: [Queue], networks: [Network]
  ) {
    self.seed = seed
    self.scenario = scenario
    self.cell = cell
    self.cellCount = cellCount
    self.clock = clock
    self.localClock = localClock
    self.queues = queues
    self.networks = networks
  }
}
