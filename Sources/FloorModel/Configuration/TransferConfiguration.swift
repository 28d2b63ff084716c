public import Randomness

/// Where a call may be sent.
public enum Destination: Hashable, Sendable {
  /// A queue: a position in `FloorConfiguration.queues`.
  case queue(Int)
  /// An agent of a team: a position in `FloorConfiguration.teams`.
  case team(Int)
  /// A number outside, E.164.
  case outside(String)
  /// A mailbox, to which only blind transfers go.
  case voicemail
}

/// A destination with its share.
public struct WeightedDestination: Hashable, Sendable {
  /// Where.
  public var destination: Destination
  /// Relative weight, above 0.
  public var weight: Double

  /// The destination with this weight.
  public init(_ destination: Destination, weight: Double) {
    self.destination = destination
    self.weight = weight
  }
}

/// Calls that agents pass on (section 3.6).
public struct TransferConfiguration: Hashable, Sendable {
  /// Share of handled calls passed on without speaking to the destination.
  ///
  /// Default 0.055.
  public var blind = 0.055
  /// Where those go; an empty list means the queue the call came from.
  public var blindDestinations: [WeightedDestination] = []
  /// Share of handled calls in which the agent first speaks to the destination.
  ///
  /// Default 0.062: a fifth is cancelled, some find nobody free or lose the customer, and 4.5 % of handled calls are
  /// passed on this way beside 5.5 % that are passed on blind (section 3.6: a tenth of calls, 55 % of them blind).
  public var consult = 0.062
  /// Where those go: a queue stands for an idle agent who serves it; an empty list means an agent of the same team.
  public var consultDestinations: [WeightedDestination] = []
  /// Share of consults after which the agent takes the caller back.
  ///
  /// Default 0.2.
  public var cancel = 0.2
  /// Share of completed consults in which all three speak before the agent leaves.
  ///
  /// Default 0.22 (a tenth of transfers).
  public var merged = 0.22
  /// Probability per consult that the customer hangs up meanwhile.
  ///
  /// Default 0.04; inferred.
  public var customerHangUp = 0.04
  /// Probability that a call already passed on is passed on again.
  ///
  /// Default 0.25.
  public var again = 0.25
  /// Seconds of speaking to the consulted party.
  ///
  /// Default: log-normal, median 40 s, sigma 0.6 (sigma inferred).
  public var consulting = FloorDefaults.consulting
  /// Seconds of all three speaking.
  ///
  /// Default: log-normal, median 55 s, sigma 0.6 (sigma inferred).
  public var threeParty = FloorDefaults.threeParty
  /// Probability that a number outside answers.
  ///
  /// Default 0.9; inferred.
  public var outsideAnswers = 0.9
  /// Seconds until a number outside answers.
  ///
  /// Default: uniform, 4 to 20 s; inferred.
  public var outsideAnswer = FloorDefaults.outsideAnswer
  /// Seconds until ringing a number outside is given up.
  ///
  /// Default: uniform, 20 to 40 s; inferred.
  public var outsideGiveUp = FloorDefaults.outsideGiveUp
  /// Seconds of conversation with an outside party after a transfer.
  ///
  /// Default: log-normal, median 150 s, sigma 0.7; inferred.
  public var outsideTalk = FloorDefaults.outsideTalk
  /// The network outside telephones are reached over: a position in `CellDirectory.networks`.
  ///
  /// Default 0.
  public var outsideNetwork = 0

  /// Ordinary transfers.
  public init() {}
}

/// Three-way calls, and those that grow larger (section 3.6).
public struct ConferenceConfiguration: Hashable, Sendable {
  /// Share of handled calls into which the agent calls a third party.
  ///
  /// Default 0.02 (section 3.6: 1.5 to 3 %).
  public var partyAdd = 0.02
  /// Whom they call; an empty list means an agent of the same team.
  public var thirdParties: [WeightedDestination] = []
  /// Share of three-way calls that grow to four participants, agent and customer counted.
  ///
  /// Default 0.11 (section 3.6).
  public var fourParticipants = 0.11
  /// Share of three-way calls that grow to five participants, and one in four of these to six.
  ///
  /// Default 0.04 (section 3.6; how many of them have six is inferred).
  public var moreParticipants = 0.04
  /// Third parties per call at most, 1 through 4: with agent and customer six, what multi-party calling allows.
  ///
  /// Default 4.
  public var thirdPartyLimit = 4
  /// Probability that another third party follows one that has left.
  ///
  /// Default 0: section 3.6 counts participants, and has them there at once.
  public var another = 0.0
  /// Probability that the agent turns back and forth between customer and third party before merging.
  ///
  /// Default 0.25; inferred.
  public var swap = 0.25
  /// Probability that all three speak, rather than the agent returning to the customer alone.
  ///
  /// Default 0.85; inferred.
  public var merge = 0.85
  /// Probability that a third party leaves before the call ends.
  ///
  /// Default 0.6; inferred.
  public var drop = 0.6
  /// Probability that the agent, having spoken to the third party alone, puts them on hold as well for a moment.
  ///
  /// Default 0.
  public var holdAll = 0.0
  /// Seconds for which both customer and third party are on hold.
  ///
  /// Default: uniform, 5 to 25 s; inferred.
  public var holdAllLength = FloorDefaults.holdAll
  /// Seconds of speaking to the third party alone.
  ///
  /// Default: uniform, 10 to 60 s; inferred.
  public var introduction = FloorDefaults.introduction
  /// Seconds of all three speaking.
  ///
  /// Default: log-normal, median 55 s, sigma 0.6 (sigma inferred).
  public var threeParty = FloorDefaults.threeParty

  /// Ordinary three-way calls.
  public init() {}
}
