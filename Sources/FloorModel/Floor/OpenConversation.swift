import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Whose a leg is, by integer; names and places are looked up when the conversation is over.
enum Party: Hashable, Sendable {
  case staff(Int)
  case caller(Int)
  /// A position in `FloorTables.outsideNumbers`.
  case outside(Int)
  case guest(meeting: Int, number: Int)
  case queue(Int)
  case ivr
  case assistant
  /// The recorder of messages.
  case voicemail
  /// What receives and sends documents.
  case facsimile
}

/// A leg while its conversation goes on.
struct OpenLeg: Sendable {
  var record: FloorLeg
  var isOpen = true
  /// The leg that put it on hold.
  @PackedPosition var heldBy: Int?
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
  @PackedTime var silentSince: SimulationTime?
  /// The moment at which its client is connected again.
  var returnTicket: EventQueue<FloorEvent>.Ticket?

  /// What a ringing device is going to do.
  enum Ring: Sendable {
    case answers, isDeclined, ringsOut, isBusy, fails, isMachine

    /// What a line called by a campaign may do, in the order of `CampaignTable.weights`.
    static let ofLines: [Ring] = [.answers, .isMachine, .ringsOut, .isBusy, .fails]
  }

  /// Whether the person is in the mix or about to be.
  var isConnected: Bool { isOpen && record.isHuman && record.answeredAt != nil }

  /// It is over; instants that had been planned for later than that never came.
  mutating func close(_ end: Leg.End, at time: SimulationTime) {
    isOpen = false
    record.leftAt = time
    record.end = end
    if let alerted = record.alertedAt, alerted > time { record.alertedAt = nil }
    if let answered = record.answeredAt, answered > time { record.answeredAt = nil }
    if let joined = record.joinedAt, joined >= time { record.joinedAt = nil }
  }
}

/// A conversation while it goes on; its legs, acts and script are kept beside it by `OpenConversations`.
///
/// Plain numbers only: nothing of it is counted or copied on the way.
struct OpenConversation: Sendable {
  typealias Ticket = EventQueue<FloorEvent>.Ticket

  let entity: UInt64
  /// What its streams are keyed by.
  let key: EntityKey
  let number: Int
  let kind: Conversation.Kind
  /// What it is held in.
  let medium: Medium
  @PackedPosition private(set) var queue: Int?
  let start: SimulationTime
  var outcome = Conversation.Outcome.completed

  /// How many legs it has, and how many of them are open.
  @Packed var legCount = 0
  @Packed var openLegs = 0
  /// How many open legs are on hold.
  @Packed var holds = 0
  /// How many acts have been noted.
  @Packed var actionCount = 0
  /// Whether anything befalls a client, which `OpenConversations` keeps apart.
  var hasFaults = false
  /// Whether a network cut the customer off, or whoever spoke with them last.
  var wasCutOff = false

  /// The customer's leg; nil in meetings.
  @PackedPosition var customer: Int?
  /// The leg of the agent in charge.
  @PackedPosition var agent: Int?
  /// The queue or menu the customer is in.
  @PackedPosition var platformLeg: Int?
  /// When the customer is credited to have entered the queue.
  @PackedTime var credited: SimulationTime?
  /// The widest ring of the queue that is open for the customer, from 0.
  @Packed var ring = 0
  /// How many of the queue's steps are behind the customer, and the event of the next.
  @Packed var waitSteps = 0
  var waitStep: Ticket?
  /// What the queue will say has become of the customer, when the end of its leg does not tell.
  var departure: FloorTotals.Queue.Departure?
  /// Whether the customer has chosen to be called back.
  var isDeferred = false
  /// Who is to be called back, in a callback.
  @PackedPosition var callee: Int?
  /// A third party being called or talking.
  var third: ThirdParty?
  /// Third parties who stay while another one is called in.
  var members = ConferenceMembers()
  /// A coach listening, whispering or taking part.
  var supervision: Supervising?
  /// Whether the agent waits for a colleague to become free before the next step.
  var isRequesting = false
  /// Whether the end has begun.
  var isEnding = false
  /// The agent's next step, or the menu's, or the end of a ring of an offer.
  var step: Ticket?
  var patience = Patience.none
  var thirdStage: Ticket?
  var coachStage: Ticket?

  /// Agents who have answered so far.
  @Packed var segments = 0
  /// Queues waited in so far.
  @Packed var visits = 0
  /// Devices that rang so far.
  @Packed var rings = 0
  /// Times the caller had called about the same before.
  @Packed var attempt = 0
  /// The campaign that dialled it.
  var campaign: FloorCampaignCall?
  /// Whether somebody spoke with the customer.
  var wasAnswered = false
  /// Third parties called in so far.
  @Packed var parties = 0
  /// What a coach means to do when the time comes.
  var intention: CoachingIntention?
  /// The agent's call for help, planned or raised.
  var flag: Flag?
  /// Whether it waits for a coach to become free.
  var isAwaitingCoach = false
  /// What kind of call over the organisation's own telephones it is.
  var office: OfficeState?
  /// The meeting it is.
  var meeting: MeetingPlace?
  /// The code the agent has no choice about.
  var forcedCode: ForcedCode?

  /// When a waiting customer gives up.
  enum Patience: Sendable {
    case none
    /// Known, but not yet an event: the customer may be served first.
    case planned(SimulationTime, EventQueue<FloorEvent>.Place)
    case scheduled(Ticket)
  }

  init(
    entity: UInt64, key: EntityKey, number: Int, kind: Conversation.Kind, medium: Medium = .voice, queue: Int?,
    start: SimulationTime, attempt: Int = 0, campaign: FloorCampaignCall? = nil, callee: Int? = nil
  ) {
    self.entity = entity
    self.key = key
    self.number = number
    self.kind = kind
    self.medium = medium
    self.queue = queue
    self.start = start
    self.attempt = attempt
    self.campaign = campaign
    self.callee = callee
  }
}
