public import GroundTruth
public import Quantities
public import Randomness

/// A video meeting: scheduled, or one that people who happen to be free call now and again.
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
  /// When it begins, if it is scheduled.
  public var start: SimulationTime
  /// How often it is called per hour, at random instants of the clock and among those who are ready then; nil for a
  /// scheduled one.
  ///
  /// Default nil.
  public var perHour: Double?
  /// Seconds it is planned for.
  public var duration: Distribution
  /// Whom attendees from the floor are taken from.
  public var attendees: [Group]
  /// How many of them, at most as many as there are, or as are ready.
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
  /// How it is held.
  ///
  /// Default a call in which everybody takes part.
  public var format = MeetingFormat.call
  /// How many are on the stage from the start where there is one, those of the floor before guests.
  ///
  /// Default 2; inferred.
  public var presenters = 2
  /// Probability that somebody who watches is asked onto the stage.
  ///
  /// Default 0.
  public var promoted = 0.0
  /// Probability that a shared screen brings its sound along.
  ///
  /// Default 0.
  public var sound = 0.0
  /// Whether what is said is written down.
  ///
  /// Default false.
  public var isTranscribed = false
  /// Rooms into which the attendees part for a while.
  ///
  /// Default none.
  public var breakouts: BreakoutConfiguration?
  /// What the attendees' clients run into.
  ///
  /// Default nothing.
  public var incidents = IncidentConfiguration()

  /// A meeting of `count` attendees from these groups.
  public init(
    name: String, start: SimulationTime, duration: Distribution, attendees: [Group], count: Int
  ) {
    self.name = name
    self.start = start
    self.duration = duration
    self.attendees = attendees
    self.count = count
  }
}
