public import GroundTruth
public import Quantities
public import Randomness

/// One queue: who calls it or writes to it, how long they wait and talk, how an offer rings and the work ends.
public struct QueueConfiguration: Hashable, Sendable {
  /// The scenario's name, unique among the queues.
  public var name: String
  /// The number callers dial for it, E.164.
  public var number: String
  /// What its conversations are held in.
  ///
  /// Default: voice.
  public var medium = Medium.voice
  /// How people write, where the medium is written.
  public var writing = WritingConfiguration()
  /// What agents and customers show one another, where the medium is chat or message.
  public var companions = CompanionConfiguration()
  /// A label under which the agents' capacity for its conversations is counted; nil means that it has none.
  ///
  /// Default nil.
  public var utilizationLabel: String?
  /// When calls come.
  public var arrivals = ArrivalConfiguration()
  /// Seconds a caller waits in the queue before giving up.
  ///
  /// Default: the Weibull law fitted to a month of a bank's data, shape 0.80, scale 500 s (section 3.3).
  public var patience = FloorDefaults.patience
  /// Seconds of conversation, holds and consults not counted.
  ///
  /// Default: log-normal, median 215 s, sigma 0.81 (section 3.4, the modern mixed centre).
  public var talk = FloorDefaults.talk
  /// The higher, the sooner: each step credits a caller with `headStart` of waiting.
  ///
  /// Default 0.
  public var priority = 0
  /// Waiting time credited per step of priority.
  ///
  /// Default 75 s (section 3.2: 60 to 90 s).
  public var headStart = SimulationDuration.seconds(75)
  /// What agents need to have to take its callers.
  ///
  /// Default: nothing but to serve the queue.
  public var skills: [SkillLevel] = []
  /// Whom a caller gets among those who may take the call.
  ///
  /// Default: who has been ready longest (section 3.2).
  public var routing = Routing.longestIdle
  /// Who may take the call as well after some waiting, in order of time.
  ///
  /// Default: nobody else.
  public var rings: [Ring] = []
  /// Where callers go who have waited too long.
  ///
  /// Default: nowhere.
  public var overflow: Overflow?
  /// Messages at which more callers give up; they do not overlap.
  ///
  /// Default: those measured (section 3.3).
  public var announcements = Announcement.measured
  /// Share of callers who hang up when they hear that everybody is busy.
  ///
  /// Default 0.02 (section 3.3: 0.01 to 0.03).
  public var balking = 0.02
  /// How much larger that share is per minute of the estimated wait, when that is announced.
  ///
  /// Default 0: it is not announced.
  public var balkingPerMinute = 0.0
  /// Callers who may wait at a time; the next who finds nobody ready is turned away.
  ///
  /// Default nil: no limit.
  public var limit: Int?
  /// When callers are let in; nil means always.
  ///
  /// Default nil.
  public var hours: OpeningHours?
  /// Being called back instead of waiting; nil means that it is not offered.
  ///
  /// Default nil.
  public var callbacks: Callbacks?
  /// What agents hear when they have taken an offer, before they and the caller hear one another; nil means nothing.
  ///
  /// Default nil.
  public var agentAnnouncement: AgentAnnouncement?
  /// Leaving a message instead of waiting; nil means that it is not offered.
  ///
  /// Default nil.
  public var voicemail: Voicemail?
  /// Whether the agents' devices take its offers by themselves.
  ///
  /// Default false.
  public var answersByItself = false
  /// How long an offer rings before it counts as missed.
  ///
  /// Default 20 s (the soft phone's documented limit).
  public var ringLimit = SimulationDuration.seconds(20)
  /// How the work after a call ends.
  ///
  /// Default: the agent ends it, a code is optional.
  public var wrapUpPolicy = CellDirectory.Queue.WrapUpPolicy.optional
  /// Seconds of work after a call.
  ///
  /// Default: log-normal, median 38 s, sigma 0.9 (section 3.5).
  public var wrapUp = FloorDefaults.wrapUp
  /// Share of calls without any work after them, unless the policy is mandatory.
  ///
  /// Default 0.12 (section 3.5).
  public var noWrapUp = 0.12
  /// Codes an agent chooses from, with weights; never empty.
  ///
  /// Default: `WrapUpCode.ordinary`.
  public var wrapUpCodes = WrapUpCode.ordinary
  /// Tags that agents put beside the code, each with its share of the completed work, above 0 through 1.
  ///
  /// Default: none.
  public var wrapUpTags: [WrapUpCode] = []
  /// What its callers talk about.
  ///
  /// Default: billing.
  public var topic = Topic.billing
  /// Share of its conversations that are recorded.
  ///
  /// Default 1.
  public var recorded = 1.0

  /// A queue with this name and number and every habit at its default.
  public init(name: String, number: String) {
    self.name = name
    self.number = number
  }

  /// What the records know of this queue in `cell`.
  public func directoryEntry(cell: Int) -> CellDirectory.Queue {
    CellDirectory.Queue(
      entity: FloorEntity.queue(name, cell: cell), name: name, number: number, wrapUpPolicy: wrapUpPolicy,
      ringLimit: ringLimit, priority: priority, skills: skills.map(\.name),
      agentAnnouncement: agentAnnouncement?.text, answersByItself: answersByItself, utilizationLabel: utilizationLabel,
      callbacksDialAfter: callbacks?.dialsAfter ?? .zero, callbacksMayBeSkipped: callbacks?.maySkip ?? true)
  }
}

/// What an agent hears about a call that they have just taken, and the caller does not.
public struct AgentAnnouncement: Hashable, Sendable {
  /// The words, not empty.
  public var text: String
  /// How long they take, above 0.
  ///
  /// Default 2 s; inferred: a few words.
  public var duration = SimulationDuration.seconds(2)

  /// These words at the usual length.
  public init(text: String) { self.text = text }
}

/// A code for the outcome of a call, with how often agents choose it.
public struct WrapUpCode: Hashable, Sendable {
  /// The code's name, not empty.
  public var name: String
  /// Relative weight, above 0.
  public var weight: Double

  /// A code with this name and weight.
  public init(_ name: String, weight: Double) {
    self.name = name
    self.weight = weight
  }

  /// Codes of an ordinary service desk; inferred.
  public static let ordinary = [
    WrapUpCode("Resolved", weight: 0.62), WrapUpCode("Follow-up required", weight: 0.16),
    WrapUpCode("Escalated", weight: 0.08), WrapUpCode("Information given", weight: 0.11),
    WrapUpCode("Wrong number", weight: 0.03),
  ]
}

/// What people talk about: chooses the phrases of utterances, notes and flags.
public enum Topic: String, Hashable, Sendable, CaseIterable {
  case billing, technical, sales, orders, survey
}
