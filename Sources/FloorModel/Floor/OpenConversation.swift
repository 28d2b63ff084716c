import EventKernel
import GroundTruth
import Quantities

/// Whose a leg is, by integer; names and places are looked up when the conversation is over.
enum Party: Hashable, Sendable {
  case staff(Int)
  case caller(Int)
  case outside(Int)
  case guest(meeting: Int, number: Int)
  case queue(Int)
  case ivr
}

/// A leg while its conversation goes on; `leg.person` and, while it is open, `leg.leftAt` are not filled yet.
struct OpenLeg: Sendable {
  var leg: Leg
  let party: Party
  var isOpen = true
  /// The leg that put it on hold.
  var heldBy: Int?
  /// How it will end when a `leave` event for it is under way.
  var pendingEnd: Leg.End?
  /// That event.
  var leaveTicket: EventQueue<FloorEvent>.Ticket?
  /// The fate of a ring under way.
  var ring = Ring.answers
  /// The end of that ring.
  var ringTicket: EventQueue<FloorEvent>.Ticket?
  /// The moment at which it is given up for want of packets.
  var lossTicket: EventQueue<FloorEvent>.Ticket?
  /// Since when its client has had no connection; nil while it has one, or does not care.
  var silentSince: SimulationTime?
  /// The moment at which its client is connected again.
  var returnTicket: EventQueue<FloorEvent>.Ticket?

  /// What a ringing device is going to do.
  enum Ring: Sendable { case answers, isDeclined, ringsOut, isBusy, fails, isMachine }

  /// Whether the person is in the mix or about to be.
  var isConnected: Bool { isOpen && leg.isHuman && leg.answeredAt != nil }
}

/// A conversation while it goes on.
struct OpenConversation: Sendable {
  typealias Ticket = EventQueue<FloorEvent>.Ticket

  let entity: UInt64
  let number: Int
  let kind: Conversation.Kind
  let queue: Int?
  let start: SimulationTime
  var outcome = Conversation.Outcome.completed
  var legs: [OpenLeg] = []
  var actions: [Action] = []

  /// The customer's leg; nil in meetings.
  var customer: Int?
  /// The leg of the agent in charge.
  var agent: Int?
  /// The queue or menu the customer is in.
  var platformLeg: Int?
  /// When the customer is credited to have entered the queue.
  var credited: SimulationTime?
  /// What the agent in charge is going to do, the next step last.
  var script: [TalkStep] = []
  /// A third party being called or talking.
  var third: ThirdParty?
  /// A coach listening, whispering or taking part.
  var supervision: Supervising?
  /// Whether the agent waits for a colleague to become free before the next step.
  var isRequesting = false
  /// Whether the end has begun.
  var isEnding = false
  /// The agent's next step, or the menu's, or the end of a ring of an offer.
  var step: Ticket?
  var patience: Ticket?
  var thirdStage: Ticket?
  var coachStage: Ticket?

  /// Agents who have answered so far.
  var segments = 0
  /// Queues waited in so far.
  var visits = 0
  /// Devices that rang so far.
  var rings = 0
  /// Times the caller had called about the same before.
  var attempt = 0
  /// The campaign that dialled it.
  var campaign: Int?
  /// Whether somebody spoke with the customer.
  var wasAnswered = false
  /// Third parties called in so far.
  var parties = 0
  /// What a coach means to do when the time comes.
  var intention: CoachingIntention?
  /// The meeting it is.
  var meeting: Int?
  /// The code the agent has no choice about.
  var forcedCode: String?

  init(
    entity: UInt64, number: Int, kind: Conversation.Kind, queue: Int?, start: SimulationTime, attempt: Int = 0,
    campaign: Int? = nil
  ) {
    self.entity = entity
    self.number = number
    self.kind = kind
    self.queue = queue
    self.start = start
    self.attempt = attempt
    self.campaign = campaign
  }

  /// Adds a leg and says where.
  mutating func append(_ leg: Leg, of party: Party) -> Int {
    legs.append(OpenLeg(leg: leg, party: party))
    return legs.count - 1
  }

  /// Notes what a leg did.
  mutating func act(_ at: SimulationTime, _ leg: Int, _ kind: Action.Kind, on target: Int? = nil) {
    actions.append(Action(at: at, leg: leg, kind: kind, target: target))
  }

  /// Puts `target` on hold for `leg`, unless it is on hold already.
  mutating func hold(_ target: Int, by leg: Int, at time: SimulationTime) {
    guard legs[target].heldBy == nil, legs[target].isOpen else { return }
    legs[target].heldBy = leg
    act(time, leg, .hold, on: target)
  }

  /// Takes `target` off hold, if it is on hold.
  mutating func unhold(_ target: Int, by leg: Int, at time: SimulationTime) {
    guard legs[target].heldBy != nil, legs[target].isOpen else { return }
    legs[target].heldBy = nil
    act(time, leg, .unhold, on: target)
  }

  /// Whether the customer is there.
  var hasCustomer: Bool { customer.map { legs[$0].isOpen } ?? false }

  /// Whether `leg` is there and not ringing any more.
  func isConnected(_ leg: Int?) -> Bool { leg.map { legs[$0].isConnected } ?? false }
}
