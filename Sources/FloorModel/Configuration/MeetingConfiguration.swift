public import Quantities
public import Randomness

/// A scheduled video meeting.
public struct MeetingConfiguration: Hashable, Sendable {
  /// Whom attendees are taken from.
  public enum Group: Hashable, Sendable {
    /// Agents: a position in `FloorConfiguration.teams`.
    case team(Int)
    /// Coaches: a position in `FloorConfiguration.coaches`.
    case coaches(Int)
  }

  /// The scenario's name, unique among the meetings; also its title.
  public var name: String
  /// When it begins.
  public var start: SimulationTime
  /// How long it is planned for.
  public var duration: SimulationDuration
  /// Whom attendees from the floor are taken from.
  public var attendees: [Group]
  /// How many of them, at most as many as there are.
  public var count: Int
  /// Attendees from elsewhere.
  ///
  /// Default 0.
  public var guests = 0
  /// What guests attend with; an empty list means a WebRTC client on the first network.
  public var guestAccess: [AccessShare] = []
  /// Probability that an attendee's camera is on.
  ///
  /// Default 0.6; inferred.
  public var camera = 0.6
  /// How many times somebody shares a screen.
  ///
  /// Default 0.
  public var screenshares = 0
  /// Messages per attendee and hour.
  ///
  /// Default 4; inferred.
  public var chat = 4.0
  /// Probability that an attendee who listens has muted themself.
  ///
  /// Default 0.88 (section 3.9: 80 to 95 %).
  public var muted = 0.88
  /// Probability that an attendee leaves and comes back.
  ///
  /// Default 0.06; inferred.
  public var rejoin = 0.06
  /// Probability that an attendee leaves for good before the end.
  ///
  /// Default 0.1; inferred.
  public var early = 0.1
  /// Seconds after the start at which an attendee joins; negative is early.
  ///
  /// Default: normal, mean 15 s, deviation 60 s; inferred.
  public var lateness = FloorDefaults.lateness
  /// Seconds by which the meeting outlasts its plan; negative is short.
  ///
  /// Default: normal, mean -60 s, deviation 150 s; inferred.
  public var overrun = FloorDefaults.overrun
  /// Whether it is recorded.
  ///
  /// Default true.
  public var isRecorded = true

  /// A meeting of `count` attendees from these groups.
  public init(
    name: String, start: SimulationTime, duration: SimulationDuration, attendees: [Group], count: Int
  ) {
    self.name = name
    self.start = start
    self.duration = duration
    self.attendees = attendees
    self.count = count
  }
}

/// Outbound calling by agents who would otherwise be idle (section 3.1).
public struct CampaignConfiguration: Hashable, Sendable {
  /// The scenario's name, unique among the campaigns.
  public var name: String
  /// The queue it is dialled for: a position in `FloorConfiguration.queues`.
  public var queue: Int
  /// Who dials: positions in `FloorConfiguration.teams`.
  public var teams: [Int]
  /// From when until when; nil means the whole clock.
  public var window: TimeSpan?
  /// How many numbers there are to call; nil means no end.
  ///
  /// Default nil.
  public var contacts: Int?
  /// Seconds an agent has been idle before the next number is dialled.
  ///
  /// Default: uniform, 3 to 15 s; inferred.
  public var pause = FloorDefaults.campaignPause
  /// Weight of a person who answers.
  ///
  /// Default 0.35 (section 3.1: 25 to 45 %).
  public var answered = 0.35
  /// Weight of an answering machine.
  ///
  /// Default 0.28 (section 3.1: 20 to 35 %).
  public var machine = 0.28
  /// Weight of nobody answering.
  ///
  /// Default 0.27.
  public var unanswered = 0.27
  /// Weight of a busy line.
  ///
  /// Default 0.07.
  public var busy = 0.07
  /// Weight of a number that cannot be called.
  ///
  /// Default 0.03.
  public var failed = 0.03
  /// Seconds a line rings before somebody answers.
  ///
  /// Default: uniform, 4 to 20 s, so 12 s on average (section 3.1).
  public var ring = FloorDefaults.campaignRing
  /// Seconds until ringing is given up.
  ///
  /// Default: uniform, 25 to 45 s; inferred.
  public var giveUp = FloorDefaults.campaignGiveUp
  /// Seconds of conversation.
  ///
  /// Default: log-normal, median 110 s, sigma 0.79, so a mean of 150 s (section 3.1).
  public var talk = FloorDefaults.campaignTalk
  /// Seconds an agent listens to a machine.
  ///
  /// Default: uniform, 4 to 20 s; inferred.
  public var machineTalk = FloorDefaults.machineTalk
  /// What the called people are reached over; an empty list means telephones behind the first network.
  public var access: [AccessShare] = []

  /// A campaign of these teams for a queue.
  public init(name: String, queue: Int, teams: [Int]) {
    self.name = name
    self.queue = queue
    self.teams = teams
  }
}
