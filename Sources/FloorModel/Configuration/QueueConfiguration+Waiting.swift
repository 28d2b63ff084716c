public import Quantities

/// What a queue asks of the agents who take its callers.
public struct SkillLevel: Hashable, Sendable {
  /// The skill's name.
  public var name: String
  /// The least level, 1 through 5: a beginner has 1, an expert 5.
  public var level: Int

  /// At least this level of a skill.
  public init(_ name: String, level: Int) {
    self.name = name
    self.level = level
  }
}

/// Who of a team has a skill, and how well.
public struct TeamSkill: Hashable, Sendable {
  /// The skill's name, unique in the team.
  public var name: String
  /// Share of its agents who have it.
  public var share = 1.0
  /// Levels of those agents, 1 through 5: each of them equally likely.
  public var levels: ClosedRange<Int>

  /// Everybody has the skill, at one of these levels.
  public init(_ name: String, levels: ClosedRange<Int>) {
    self.name = name
    self.levels = levels
  }
}

extension QueueConfiguration {
  /// Whom a caller gets among the ready agents who may take the call.
  public enum Routing: String, Hashable, Sendable, CaseIterable {
    /// Who has been ready longest.
    case longestIdle = "longest_idle"
    /// Who has most of the queue's skills, added up by level; of several, the longest idle.
    case mostSkilled = "most_skilled"
  }

  /// A wider ring of agents, for callers who have waited: "bullseye" routing.
  public struct Ring: Hashable, Sendable {
    /// Waiting time after which it opens.
    public var after: SimulationDuration
    /// What it asks of agents, in place of what was asked before; nil when that stays.
    public var skills: [SkillLevel]?
    /// Teams that help out from then on, beside those that serve the queue: positions in `FloorConfiguration.teams`.
    public var teams: [Int] = []

    /// A ring that opens after this time.
    public init(after: SimulationDuration, skills: [SkillLevel]? = nil, teams: [Int] = []) {
      self.after = after
      self.skills = skills
      self.teams = teams
    }
  }

  /// Where callers go who have waited too long.
  public struct Overflow: Hashable, Sendable {
    /// Waiting time after which they go; section 3.2 has 60 to 120 s.
    public var after: SimulationDuration
    /// The queue they go to, where they keep their place by time: a position in `FloorConfiguration.queues`.
    public var queue: Int

    /// To `queue` after this time.
    public init(after: SimulationDuration = .seconds(90), queue: Int) {
      self.after = after
      self.queue = queue
    }
  }

  /// A message at a fixed waiting time, at which more callers give up than otherwise.
  public struct Announcement: Hashable, Sendable {
    /// Waiting time at which more begin to give up.
    public var at: SimulationDuration
    /// For how long more do.
    public var length: SimulationDuration
    /// How many times as many give up meanwhile, 1 and more: the factor on the hazard of giving up.
    public var factor: Double

    /// A message with this effect.
    public init(at: SimulationDuration, length: SimulationDuration, factor: Double) {
      self.at = at
      self.length = length
      self.factor = factor
    }

    /// The bumps in a month of a bank's data: 1.8 times during 8 to 15 s, 1.7 times during 50 to 62 s (section 3.3).
    public static let measured = [
      Announcement(at: .seconds(8), length: .seconds(7), factor: 1.8),
      Announcement(at: .seconds(50), length: .seconds(12), factor: 1.7),
    ]
  }

  /// When callers are let in.
  public struct OpeningHours: Hashable, Sendable {
    /// Local time of day from which.
    public var opens: SimulationDuration
    /// Local time of day until which, later than `opens`; whoever waits by then is still served.
    public var closes: SimulationDuration
    /// On which days: 0 for Monday through 6 for Sunday.
    public var weekdays = Array(0...6)

    /// Daily hours.
    public init(opens: SimulationDuration, closes: SimulationDuration) {
      self.opens = opens
      self.closes = closes
    }

    /// The share of `span` in which callers are let in, 0 through 1, to the minute.
    public func share(of span: TimeSpan, _ clock: LocalClock) -> Double {
      let minute = SimulationDuration.seconds(60)
      var (open, all) = (0, 0)
      var time = span.start
      while time < span.end {
        if admit(clock.timeOfDay(at: time), weekday: clock.weekday(at: time)) { open += 1 }
        all += 1
        time += minute
      }
      return all > 0 ? Double(open) / Double(all) : 0
    }

    /// Whether callers are let in at this time of day on this weekday.
    func admit(_ timeOfDay: SimulationDuration, weekday: Int) -> Bool {
      weekdays.contains(weekday) && opens <= timeOfDay && timeOfDay < closes
    }
  }

  /// Leaving a message instead of waiting: it is recorded, and somebody beside the floor deals with it later.
  public struct Voicemail: Hashable, Sendable {
    /// Waiting time at which it is offered.
    ///
    /// Default 60 s; inferred.
    public var after = SimulationDuration.seconds(60)
    /// Share of callers who accept.
    ///
    /// Default 0.3; inferred.
    public var accepted = 0.3
    /// Seconds of the greeting and the message.
    ///
    /// Default: log-normal, median 35 s, sigma 0.5; inferred.
    public var message = FloorDefaults.voicemailMessage
    /// Seconds until somebody has dealt with it.
    ///
    /// Default: log-normal, median 20 min, sigma 0.8; inferred.
    public var handled = FloorDefaults.voicemailHandling
    /// Share of messages that are not stored.
    ///
    /// Default 0.
    public var lost = 0.0

    /// The usual offer.
    public init() {}
  }

  /// Being called back instead of waiting: the place in the queue is kept, an agent calls when its turn comes.
  public struct Callbacks: Hashable, Sendable {
    /// Waiting time at which it is offered.
    ///
    /// Default 45 s; inferred.
    public var after = SimulationDuration.seconds(45)
    /// Only to callers whose estimated wait from then on is at least this long.
    ///
    /// Default 2 min; inferred.
    public var minimumWait = SimulationDuration.seconds(120)
    /// Share of callers who accept.
    ///
    /// Default 0.4; inferred.
    public var accepted = 0.4
    /// How long the request stands.
    ///
    /// Default 1 h; inferred.
    public var expiry = SimulationDuration.seconds(3_600)
    /// Share of callbacks that the customer answers.
    ///
    /// Default 0.8; inferred.
    public var reached = 0.8
    /// How often it is tried at most.
    ///
    /// Default 2; inferred.
    public var attempts = 2
    /// Seconds from one attempt to the next.
    ///
    /// Default: uniform, 10 to 20 min; inferred.
    public var retry = FloorDefaults.callbackRetry
    /// How long after an agent has taken it the platform dials by itself, if the agent has not; zero means never.
    ///
    /// Default 0.
    public var dialsAfter = SimulationDuration.zero
    /// Whether an agent may leave it without calling.
    ///
    /// Default true.
    public var maySkip = true

    /// The usual offer.
    public init() {}
  }
}
