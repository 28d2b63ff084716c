public import Randomness

/// Calls over the organisation's own telephones, beside the work of queues (`OfficeCall`).
///
/// Rates are calls per hour of the floor as a whole, at random instants of the clock; 0, the default, means none. They
/// wait for nobody: who has no time calls nobody, and who is on a call is called by nobody. Shares are 0 through 1. All
/// defaults are inferred: the reference of the models knows the work of queues only.
public struct OfficeConfiguration: Hashable, Sendable {
  /// People who ring all at once.
  public struct Group: Hashable, Sendable {
    /// The scenario's name, unique among the groups.
    public var name: String
    /// Whose people ring: positions in `FloorConfiguration.teams`.
    public var teams: [Int]
    /// Calls per hour.
    public var perHour = 0.0
    /// How many ring at most, 2 and more.
    ///
    /// Default 4.
    public var rings = 4

    /// A group of these teams.
    public init(name: String, teams: [Int]) {
      self.name = name
      self.teams = teams
    }
  }

  /// The number of the exchange, which people outside dial and are shown, E.164.
  public var number = "+13125550180"
  /// The number that documents are sent to, E.164.
  public var facsimileNumber = "+13125550181"
  /// Calls per hour to numbers outside, of people outside to one person, and from one person to another.
  public var outgoing = 0.0
  public var incoming = 0.0
  public var inHouse = 0.0
  /// Documents per hour that come in or are sent.
  public var facsimiles = 0.0
  /// Share of those that are sent.
  ///
  /// Default 0.3.
  public var facsimilesSent = 0.3
  /// People who ring all at once.
  public var groups: [Group] = []

  // How calls come in.

  /// Share of incoming calls that come through the menu of the exchange, by an extension.
  ///
  /// Default 0.3.
  public var menu = 0.3
  /// Share of incoming calls that another firm's exchange has passed on.
  ///
  /// Default 0.1.
  public var passedOn = 0.1
  /// Share of incoming calls from callers whom their carrier holds for a nuisance; the exchange refuses them.
  ///
  /// Default 0.03.
  public var nuisance = 0.03

  // What people do with their telephones.

  /// Share of people who have a mailbox; the others have their telephones refuse calls while they are away.
  ///
  /// Default 0.8.
  public var mailboxes = 0.8
  /// Share of people who have calls forwarded to a colleague while they are away.
  ///
  /// Default 0.2.
  public var forwarding = 0.2
  /// Share of the others who want no calls while they are away.
  ///
  /// Default 0.25.
  public var doNotDisturb = 0.25
  /// Share of calls to people at their desks that they do not answer, and that they refuse.
  ///
  /// Defaults 0.2 and 0.04.
  public var unanswered = 0.2
  public var declined = 0.04
  /// Seconds until a call that nobody answers goes on to the mailbox.
  ///
  /// Default 18.
  public var ringLimit = 18.0
  /// Seconds of conversation.
  ///
  /// Default: log-normal, median 110 s, sigma 0.8.
  public var talk = Distribution.logNormal(median: 110, sigma: 0.8)
  /// Share of calls to or from outside in which the person puts the other on hold.
  ///
  /// Default 0.15.
  public var held = 0.15

  // What becomes of calls to numbers outside: weights.

  /// Somebody answers, nobody does, the line is busy, the carrier cannot complete it.
  ///
  /// Defaults 0.68, 0.17, 0.06, 0.09.
  public var lineAnswers = 0.68
  public var lineUnanswered = 0.17
  public var lineBusy = 0.06
  public var lineFails = 0.09
  /// Share of unanswered calls whose caller does not wait for it.
  ///
  /// Default 0.3.
  public var givesUp = 0.3
  /// Share of outgoing calls that fail because the caller's own telephone cannot be reached.
  ///
  /// Default 0.02.
  public var stationFails = 0.02

  /// Whether there are any calls.
  public var isAny: Bool { outgoing + incoming + inHouse + facsimiles > 0 || groups.contains { $0.perHour > 0 } }

  /// The usual habits, and no calls.
  public init() {}
}
