public import Randomness

/// A team of agents with the same skills.
public struct TeamConfiguration: Hashable, Sendable {
  /// The scenario's name, unique among teams and coach teams.
  public var name: String
  /// How many agents, 1 and more.
  public var count: Int
  /// The queues it serves: positions in `FloorConfiguration.queues`.
  public var serves: [Int]
  /// Where its agents are, by country with weights; an empty list means the United States.
  public var countries: [CountryShare] = []
  /// What its agents can do, beyond what every agent can.
  ///
  /// Default: nothing.
  public var skills: [TeamSkill] = []
  /// Where its agents work from; an empty list means a WebRTC client on the first network.
  public var access: [AccessShare] = []
  /// Probability that an offer rings out, per offer; each agent has a factor of their own.
  ///
  /// Default 0.015 (section 3.5).
  public var noAnswer = 0.015
  /// Probability that an offer is refused, per offer.
  ///
  /// Default 0.01; inferred (missed and declined 3 to 6 % together).
  public var decline = 0.01
  /// Share of agents whose device answers by itself.
  ///
  /// Default 0.1; inferred.
  public var autoAnswer = 0.1
  /// Seconds until an agent answers.
  ///
  /// Default: log-normal, median 3.8 s, sigma 0.5 (section 3.5).
  public var alert = FloorDefaults.alert
  /// Seconds until a device answers by itself.
  ///
  /// Default: uniform, 0.2 to 1 s (section 3.5).
  public var autoAlert = FloorDefaults.autoAlert
  /// Standard deviation between agents of the logarithm of their talk times.
  ///
  /// Default 0.18 (section 3.4).
  public var agentEffect = 0.18
  /// Share of new agents.
  ///
  /// Default 0.1; inferred.
  public var newAgents = 0.1
  /// How much longer a new agent talks on the first day.
  ///
  /// Default 0.2 (section 3.4: 15 to 25 %).
  public var newAgentSlowdown = 0.2
  /// Seconds that new agents have been there when the clock starts.
  ///
  /// Default 0.
  public var tenure = Distribution.constant(0)
  /// Seconds until an agent is as fast as the others and not new any more, above 0.
  ///
  /// The logarithm of talk times falls in a straight line until then, at the rate beta of section 3.4.
  ///
  /// Default twelve weeks; inferred.
  public var learning = 12 * 7 * 86_400.0
  /// Working time; nil means `FloorConfiguration.shifts`.
  public var shifts: ShiftConfiguration?

  /// A team of `count` ordinary agents.
  public init(name: String, count: Int, serves: [Int]) {
    self.name = name
    self.count = count
    self.serves = serves
  }
}

/// A team of coaches.
///
/// Shares are of the calls that agents of the watched teams handle. A call is only listened in on when a coach is free.
public struct CoachConfiguration: Hashable, Sendable {
  /// The scenario's name, unique among teams and coach teams.
  public var name: String
  /// How many coaches, 1 and more.
  public var count: Int
  /// The teams they watch: positions in `FloorConfiguration.teams`.
  public var watches: [Int]
  /// Where they are, by country with weights; an empty list means the United States.
  public var countries: [CountryShare] = []
  /// Where they work from; an empty list means a WebRTC client on the first network.
  public var access: [AccessShare] = []
  /// Agents one coach looks after at most, in the order of the watched teams; nil means all.
  ///
  /// Default nil.
  public var span: Int?
  /// Share of calls listened to and nothing more.
  ///
  /// Default 0.02 (section 3.6: 1 to 3 %).
  public var monitor = 0.02
  /// Share of calls in which a coach comes to whisper.
  ///
  /// Default 0.006 (section 3.6: 0.3 to 1 %).
  public var whisper = 0.006
  /// Share of calls in which a coach comes to barge in, after whispering.
  ///
  /// Default 0.001 (section 3.6).
  public var barge = 0.001
  /// How much likelier all of it is for a new agent.
  ///
  /// Default 5 (section 3.6).
  public var newAgentFactor = 5.0
  /// When a coach comes to a call that they mean to listen to.
  ///
  /// Default: when one is free just then.
  public var policy = Policy.whenFree
  /// Share of raised flags to which a coach comes, as soon as one is free.
  ///
  /// Default 1.
  public var flags = 1.0
  /// Seconds until a coach who is free comes to a raised flag.
  ///
  /// Default: uniform, 5 to 20 s; inferred.
  public var reaction = FloorDefaults.reaction
  /// Share of coaches who come to a flag and, after listening and whispering, join in.
  ///
  /// Default 0.15 (section 3.6: barge-in after whisper).
  public var flagBarge = 0.15
  /// Seconds of listening when nothing follows.
  ///
  /// Default: log-normal, median 120 s, sigma 0.6 (section 3.6; sigma inferred).
  public var listening = FloorDefaults.listening
  /// Seconds of listening before whispering.
  ///
  /// Default: uniform, 20 to 60 s (section 3.6).
  public var beforeWhisper = FloorDefaults.beforeWhisper
  /// Seconds of whispering.
  ///
  /// Default: log-normal, median 45 s, sigma 0.6; inferred.
  public var whispering = FloorDefaults.whispering
  /// Seconds of taking part after barging in.
  ///
  /// Default: log-normal, median 90 s, sigma 0.6; inferred.
  public var barging = FloorDefaults.barging
  /// Probability that a whispering coach turns to the second agent when one joins.
  ///
  /// Default 0.6; inferred.
  public var retarget = 0.6
  /// Share of those who listen, or read along, and watch the agent's screen too.
  ///
  /// Default 0.
  public var watchesScreen = 0.0
  /// Share of watched screens that are watched because of the agent, not because of the conversation.
  ///
  /// Default 0.
  public var watchesAgents = 0.0
  /// Whether they write to the agent while they listen, and are answered.
  ///
  /// Default false.
  public var writesToAgents = false
  /// Working time; nil means `FloorConfiguration.shifts`.
  public var shifts: ShiftConfiguration?

  /// What happens to a call that a coach means to listen to while none is free.
  public enum Policy: String, Hashable, Sendable, CaseIterable {
    /// Nobody comes.
    case whenFree = "when_free"
    /// It waits for one, in turn.
    case inTurn = "in_turn"
    /// It waits for one, and those of new agents come first.
    case newAgentsFirst = "new_agents_first"
  }

  /// A team of `count` coaches who watch the teams at these positions.
  public init(name: String, count: Int, watches: [Int]) {
    self.name = name
    self.count = count
    self.watches = watches
  }
}
