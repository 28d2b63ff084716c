public import GroundTruth
public import Quantities
public import Randomness

/// Outbound calling (section 3.1).
///
/// In preview, agents who would otherwise be idle are shown one contact after another and dial. In progressive and
/// predictive pacing the dialler dials; whoever answers is put before everybody else in the campaign's queue, and the
/// first agent who is free takes them.
public struct CampaignConfiguration: Hashable, Sendable {
  /// The scenario's name, unique among the campaigns.
  public var name: String
  /// The queue it is dialled for: a position in `FloorConfiguration.queues`.
  public var queue: Int
  /// Who dials: positions in `FloorConfiguration.teams`.
  public var teams: [Int]
  /// From when until when; nil means the whole clock.
  public var window: TimeSpan?
  /// What decides when the next number is dialled.
  ///
  /// Default: preview.
  public var pacing = CampaignCall.Pacing.preview
  /// Whether another system than the platform's dials; in preview only.
  ///
  /// Default false.
  public var isExternal = false
  /// How many numbers there are to call; nil means no end.
  ///
  /// Default nil.
  public var contacts: Int?
  /// Seconds an agent has been idle before the next contact is shown; in preview only.
  ///
  /// Default: uniform, 3 to 15 s; inferred.
  public var pause = FloorDefaults.campaignPause
  /// Seconds an agent looks at a contact, offered nothing else meanwhile, before dialling; in preview only.
  ///
  /// Default 0: whoever needs to look does so in the pause.
  public var preview = Distribution.constant(0)
  /// Share of people reached for whom the dialler may find no agent in time, above 0; in predictive pacing only.
  ///
  /// Default 0.03 (Telemarketing Sales Rule, 16 CFR 310.4(b)(4)(i)).
  public var abandonment = 0.03
  /// Seconds within which an agent has to be there for whoever was reached, before the dialler hangs up.
  ///
  /// Default 2 (16 CFR 310.4(b)(4)(ii)).
  public var maxWait = 2.0
  /// Lines per agent who is or will be free with which predictive pacing begins, 1 and more.
  ///
  /// Default 1.5; inferred.
  public var overdial = 1.5
  /// Such lines at most, at least `overdial`.
  ///
  /// Default 4; inferred.
  public var overdialLimit = 4.0
  /// Whether the dialler listens whether a machine has answered, and hangs up on machines.
  ///
  /// Default true; not in preview, where the agent listens.
  public var detectsMachines = true
  /// Share of machines taken for people.
  ///
  /// Default 0.05; inferred.
  public var missedMachines = 0.05
  /// Share of people taken for machines.
  ///
  /// Default 0.02; inferred.
  public var mistakenPersons = 0.02
  /// Seconds until the dialler has made up its mind.
  ///
  /// Default: uniform, 1.5 to 3.5 s; inferred from what detectors wait for: 2.4 s of speech make a machine, 1.2 s of
  /// silence after less make a person.
  public var detection = FloorDefaults.machineDetection
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
  /// Share of those of which the dialler can make no call, because what the contact list has is no number.
  public var malformed = 0.0
  /// Share of those that the carrier does not take because it has too many of the campaign's already.
  public var throttled = 0.0
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
