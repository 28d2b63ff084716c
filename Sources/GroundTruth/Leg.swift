public import Quantities

/// One person's connection to a conversation, from the first offer to the last packet.
///
/// `offeredAt <= alertedAt <= answeredAt <= joinedAt <= leftAt`, as far as they are there.
public struct Leg: Hashable, Sendable {
  /// What the leg is for.
  public enum Role: Hashable, Sendable, CaseIterable { case customer, ivr, queue, agent, coach, external, attendee }

  /// What carries its media.
  public enum Transport: Hashable, Sendable, CaseIterable {
    case pstn, sip, webrtc
    /// The platform itself: the legs of an IVR and of a queue, and everybody's in a conversation that is written.
    case platform
  }

  /// The voice codec, by its RTP name.
  public enum Codec: Hashable, Sendable, CaseIterable { case pcmu, pcma, g722, g729, opus }

  /// Why the leg exists.
  public enum Origin: Hashable, Sendable {
    /// The person called the centre.
    case arrival
    /// The platform sent the caller on: into the IVR, or from there or from a transfer into a queue.
    case routing(after: Int)
    /// A queue offered the caller of `queueLeg` to an agent.
    case offer(queueLeg: Int)
    /// The platform or an agent called the person.
    case dialled(by: Int?)
    /// The destination of a blind transfer by `from`: an agent's or an outside leg.
    case blindTransfer(from: Int)
    /// The person `from` wanted to speak with before transferring.
    case consult(from: Int)
    /// The party that `from` added to the call.
    case partyAdd(from: Int)
    /// A coach who listens in on `agent`.
    case supervision(of: Int)
    /// A scheduled or ad-hoc meeting.
    case meeting
    /// The same person, back after leg `of` was lost.
    case rejoin(of: Int)
  }

  /// How the leg ended, from its own point of view.
  public enum End: Hashable, Sendable, CaseIterable {
    /// This person hung up.
    case hungUp
    /// Another party's leaving ended it.
    case peerLeft
    /// It left because of a transfer.
    case transferred
    /// The person refused the offer.
    case declined
    /// Nobody answered in time.
    case noAnswer
    /// The called party was busy.
    case busy
    /// The caller gave up waiting.
    case abandoned
    /// The platform passed the caller on.
    case routed
    /// The offer was withdrawn, because the caller left or the initiator changed their mind.
    case cancelled
    /// Somebody removed the person.
    case removed
    /// The network was gone for too long.
    case networkLost
    /// The call could not be set up.
    case failed
    /// The meeting was closed for all.
    case meetingOver
    /// The dialler of a campaign hung up on whoever had answered: no agent takes part.
    case diallerHungUp
  }

  /// The work after a call, for agents on queue calls.
  public struct WrapUp: Hashable, Sendable {
    /// How it came to its end.
    public enum Ending: Hashable, Sendable { case completed, skipped, timedOut }
    /// From the end of the leg to the end of the work.
    public var span: TimeSpan
    /// The code the agent chose (`Resolved`); empty when skipped or timed out.
    public var code: String
    /// How it came to its end.
    public var ending: Ending
    /// What the agent marked it with beside the code, in the order of the queue's list.
    public var tags: [String] = []

    /// Work over `span` that ended like this.
    public init(span: TimeSpan, code: String, ending: Ending) {
      self.span = span
      self.code = code
      self.ending = ending
    }
  }

  /// Its position in `Conversation.legs`.
  public var index: Int
  /// What the leg is for.
  public var role: Role
  /// Whose it is: a position in `Conversation.people`; for platform legs the queue's or IVR's pseudo person.
  public var person: Int
  /// What carries its media.
  public var transport: Transport
  /// The voice codec; nil on legs without audio.
  public var codec: Codec?
  /// The access network: a position in `CellDirectory.networks`; nil on legs without audio.
  public var network: Int?
  /// The queue it waits in or was offered by or is dialled for: a position in `CellDirectory.queues`.
  public var queue: Int?
  /// Why the leg exists.
  public var origin: Origin
  /// Whether the person called the platform (true) or the platform the person.
  public var isInbound: Bool
  /// When the leg came into being: the call arrived, the dialling or the offer began.
  public var offeredAt: SimulationTime
  /// When the person's device began to ring; nil when it never did.
  public var alertedAt: SimulationTime?
  /// When the person or the platform took the call.
  public var answeredAt: SimulationTime?
  /// When the leg's audio entered the mix; for a coach who only listens, when listening started; nil without audio.
  public var joinedAt: SimulationTime?
  /// When the leg was over.
  public var leftAt: SimulationTime
  /// How the leg ended.
  public var end: End
  /// How long an offer may ring before it counts as unanswered; zero where no limit applies.
  public var ringLimit: SimulationDuration
  /// The work after the call, for agents on queue calls.
  public var wrapUp: WrapUp?
  /// Whether it is a leg of the IVR that records a message.
  public var isVoicemail = false
  /// Whether the person, in a meeting with a stage, is on it from the start; true wherever there is no stage.
  public var isOnStage = true
  /// What the person's own client went through; nil where nothing tells.
  public var device: DeviceLife?
  /// What the organisation's exchange did with the call instead of letting it through; nil where it did.
  public var diversion: Diversion?
  /// What the carrier said of a call that it could not complete; nil where it did, and where the end says it all.
  public var clearing: Clearing?

  /// A leg with the given facts.
  public init(
    index: Int, role: Role, person: Int, transport: Transport, codec: Codec? = nil, network: Int? = nil,
    queue: Int? = nil, origin: Origin, isInbound: Bool, offeredAt: SimulationTime, alertedAt: SimulationTime? = nil,
    answeredAt: SimulationTime? = nil, joinedAt: SimulationTime? = nil, leftAt: SimulationTime, end: End,
    ringLimit: SimulationDuration = .zero, wrapUp: WrapUp? = nil
  ) {
    self.index = index
    self.role = role
    self.person = person
    self.transport = transport
    self.codec = codec
    self.network = network
    self.queue = queue
    self.origin = origin
    self.isInbound = isInbound
    self.offeredAt = offeredAt
    self.alertedAt = alertedAt
    self.answeredAt = answeredAt
    self.joinedAt = joinedAt
    self.leftAt = leftAt
    self.end = end
    self.ringLimit = ringLimit
    self.wrapUp = wrapUp
  }

  /// Whether a person, not the platform, holds it.
  public var isHuman: Bool { role != .ivr && role != .queue }

  /// Whether it has audio: a person's leg that the platform does not carry in writing.
  public var isSpoken: Bool { transport != .platform }

  /// When the person began to take part: in the mix, or in writing, where nothing is mixed, from their answer on.
  public var engagedAt: SimulationTime? { isHuman && !isSpoken ? answeredAt : joinedAt }

  /// The time in which the person took part, or nil when it never came to that.
  public var presence: TimeSpan? { engagedAt.map { TimeSpan($0, leftAt) } }

  /// Whether it has media in the truth: a spoken leg that was in the mix for at least a second.
  public var carriesMedia: Bool {
    guard isSpoken, let presence else { return false }
    return presence.duration >= .seconds(1)
  }
}
