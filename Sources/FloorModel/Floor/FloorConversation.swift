import GroundTruth
public import Quantities

/// A conversation that is over, as the floor knows it: integers and times.
///
/// `FloorRecords` makes the record of it, with names, places and what is said.
public struct FloorConversation: Hashable, Sendable {
  /// The identity that every draw about it is keyed by.
  public let entity: UInt64
  /// Its running number in the cell, in order of start.
  public let number: Int
  /// When it began.
  public let start: SimulationTime
  let kind: Conversation.Kind
  let medium: Medium
  let queue: Int?
  let outcome: Conversation.Outcome
  let meeting: Int?
  /// Which room of the meeting it is, from 0; nil for the meeting itself.
  let room: Int?
  let forcedCode: ForcedCode?
  let campaign: FloorCampaignCall?
  /// Who is to be called back, in a callback, and how often they have been called before.
  let callee: Int?
  let attempt: Int
  /// What kind of call over the organisation's own telephones it is; nil for every other conversation.
  let office: OfficeState?
  let legs: [FloorLeg]
  let actions: [FloorAction]
  /// What befell clients, each once.
  let faults: [FloorFault]
  /// The breakout rooms of a meeting, in the order in which they closed.
  var rooms: [FloorConversation] = []
}

/// What befell the client of a leg; until the leg was over.
struct FloorFault: Hashable, Sendable {
  let leg: Int
  let kind: ClientIncident.Kind
  let from: SimulationTime
}

/// What a campaign had to do with a call; `CampaignCall` in integers.
struct FloorCampaignCall: Hashable, Sendable {
  /// A position in `FloorConfiguration.campaigns`.
  let number: Int32
  var previewedAt: SimulationTime?
  var answeredBy: CampaignCall.Answerer?
  var detectedAs: CampaignCall.Answerer?
  /// Whether the dialler still counts it among its lines: no agent has taken it and it is not over.
  var isLine = false
}

/// A leg in integers and times; what it is called with and over is its party's, and looked up.
struct FloorLeg: Hashable, Sendable {
  let role: Leg.Role
  let party: Party
  @PackedPosition private(set) var queue: Int?
  let origin: Leg.Origin
  let offeredAt: SimulationTime
  @PackedTime var alertedAt: SimulationTime?
  @PackedTime var answeredAt: SimulationTime?
  @PackedTime var joinedAt: SimulationTime?
  /// Nothing yet while the leg is open.
  var leftAt = SimulationTime(microseconds: 0)
  var end = Leg.End.hungUp
  var wrapUp: FloorWrapUp?
  /// What the organisation's exchange or a carrier did with it.
  var diversion: Diversion?
  var clearing: Clearing?

  init(_ role: Leg.Role, of party: Party, queue: Int?, origin: Leg.Origin, at time: SimulationTime) {
    self.role = role
    self.party = party
    self.queue = queue
    self.origin = origin
    offeredAt = time
  }

  /// Whether a person, not the platform, holds it.
  var isHuman: Bool { role != .ivr && role != .queue }
}

/// The work after a call; the code is drawn again for the record.
struct FloorWrapUp: Hashable, Sendable {
  let length: SimulationDuration
  let ending: Leg.WrapUp.Ending
}

/// Something a leg did.
struct FloorAction: Hashable, Sendable {
  let at: SimulationTime
  let leg: Int
  let kind: Action.Kind
  let target: Int?
  let duration: SimulationDuration
}

/// The code of an outbound call that nobody answered: the agent has no choice about it.
enum ForcedCode: UInt8, Hashable, Sendable {
  case machine, noAnswer, busy, notInService

  /// The code's name.
  var text: String {
    switch self {
    case .machine: "Answering machine"
    case .noAnswer: "No answer"
    case .busy: "Busy"
    case .notInService: "Number not in service"
    }
  }
}

/// A change of what somebody on the floor is doing, in integers; `FloorRecords` tells it with names.
public struct FloorStateChange: Hashable, Sendable {
  /// When.
  public let at: SimulationTime
  /// Agents, then coaches, in the order of the teams.
  let person: Int
  let state: AgentStateChange.State
  let reason: AbsenceReason?
  let conversation: UInt64?
}
