import Dialects
import GroundTruth
import Quantities
import Randomness

/// A conversation in the platform's words and on the platform's clock, ready to be written.
///
/// The truth says what happened. The platform's own delays (`PlatformTiming`) are added where the truth leaves none:
/// legs that follow on one another in the same instant there are some milliseconds apart here. Instants are laid out in
/// three steps, because they lean on one another: who took the call when, then when each leg ended, then when it began.
///
/// A plan is a workspace: it is laid out anew for every conversation, in the memory of the one before.
struct ConversationPlan: Workspace, ~Copyable {
  /// One per leg and, after them, the dialer of a campaign.
  var participants: [Participant] = []
  /// Positions in `participants` in the order of the document: as they joined, ties in order of cause.
  private(set) var order: [Int] = []
  /// The segments of all participants.
  var chains = SegmentChains()
  /// What the coaches among the participants did, by mode.
  var supervised: [Supervised] = []
  /// The transfers that somebody asked for, oldest first.
  var transfers: [TransferCommand] = []
  /// The leg of the outside party whom everybody else's call points at (reference section 6, rule 9); nil without one.
  private(set) var hub: Int?

  /// What the agents did to the call.
  private(set) var controls: [CallControl] = []
  /// The holds of the agent whose segments are cut.
  var holds = AgentHolds()
  /// What the coach did whose segments are cut.
  var supervision: [Supervision] = []

  init() {}

  /// Makes the plan of `conversation`, which is no meeting and has a leg.
  mutating func layOut(_ conversation: Conversation, in organisation: Organisation) {
    participants.removeAll(keepingCapacity: true)
    hub = conversation.hub
    conversation.readControls(into: &controls)
    let identity = EntityID.child(of: conversation.entity, "genesys")
    for leg in conversation.legs.indices {
      let timing = LegTiming(seed: organisation.seed, entity: EntityID.child(of: identity, leg))
      participants.append(draft(leg, timing, conversation, organisation))
    }
    setInstants(conversation)
    addCompanions(conversation, organisation)
    addAfterCallWork(conversation, organisation)
    cutSegments(conversation)
    addDialer(identity, conversation, organisation)
    addGroup(identity, conversation, organisation)
    addRequester(conversation, organisation, identity)
    addMessage(conversation, organisation, identity)
    listTransfers(conversation, organisation)
    putInOrder()
  }

  /// When the first participant joined, milliseconds since the epoch.
  var start: Int64 { participants[order[0]].joined }

  /// When the last participant left, milliseconds since the epoch.
  var end: Int64 {
    var latest = start
    for position in participants.indices { latest = max(latest, participants[position].left) }
    return latest
  }

  /// Whether more than two parties were ever meant to speak at once.
  var isConference: Bool { controls.contains { $0.kind == .partyAdd || $0.kind == .merge } }

  /// The first call of somebody who does not stand outside; nil when there is none.
  var firstInside: Participant? {
    for position in order where !participants[position].purpose.isOutside {
      if let call = participants[position].calling { return call }
    }
    return nil
  }

  /// Whether the participant at `position` is the first one that `user` is.
  func isFirst(_ position: Int, of user: IdentifierBits) -> Bool {
    order.first { participants[$0].user == user } == position
  }

  /// Whether a campaign dialled and its calls pass through a queue.
  var hasDialer: Bool { participants.last?.purpose == .dialer }

  // MARK: Words

  private func draft(
    _ leg: Int, _ timing: LegTiming, _ conversation: Conversation, _ organisation: Organisation
  ) -> Participant {
    let person = conversation.legs[leg].person
    let entity = conversation.people[person].entity
    let queue = conversation.queue(of: leg)
    let purpose = conversation.purpose(of: leg)
    let visibleQueue = [.ivr, .voicemail, .external, .fax].contains(purpose) ? nil : queue
    let isRequest = isRequest(leg, conversation)
    var participant = Participant(
      leg: leg, person: person, id: organisation.identifiers.participant(leg, of: conversation),
      call: organisation.identifiers.call(leg, of: conversation),
      user: purpose.isUser
        ? organisation.user(entity)
        : conversation.owner(of: leg).map { organisation.user(conversation.people[$0].entity) },
      purpose: purpose,
      initialState: isRequest && purpose == .acd ? .scheduled : conversation.initialState(of: leg),
      isInbound: conversation.isOffered(leg),
      address: conversation.medium.isWritten && !purpose.isOutside
        ? nil : address(person, entity, purpose, visibleQueue, organisation), queue: visibleQueue,
      ringLimit: organisation.ringLimit(conversation.legs[leg].ringLimit, queue).inMilliseconds,
      start: conversation.legs[leg].offeredAt.milliseconds, end: conversation.legs[leg].leftAt.milliseconds,
      disconnect: conversation.disconnect(
        of: leg, transferEnding: transferEnding(of: leg, organisation), choice: timing.choice),
      // Who writes connects at once, whatever becomes of it.
      dialled: conversation.medium.isWritten ? nil : conversation.dialledCustomer(of: leg),
      peer: conversation.peer(of: leg, hub: hub), timing: timing,
      isCallback: isRequest)
    participant.isOfGroup = purpose == .user && conversation.office?.group != nil
    return participant
  }

  private func address(
    _ person: Int, _ entity: UInt64, _ purpose: Participant.Purpose, _ queue: Int?, _ organisation: Organisation
  ) -> PartyAddress? {
    switch purpose {
    case .customer, .external: .person(person)
    case .ivr: .flow(organisation.flow(entity))
    case .voicemail: .voicemail(organisation.flow(entity))
    case .fax: .fax(organisation.flow(entity))
    case .acd: queue.map { .queue(organisation.queues[$0].id) } ?? .flow(organisation.flow(entity))
    case .agent, .user: .station(organisation.station(entity))
    case .dialer, .group: nil
    }
  }

  /// How an agent's call ends that leaves by a transfer; nil when no command of the agent's own made it.
  private func transferEnding(of leg: Int, _ organisation: Organisation) -> Disconnect.Kind? {
    let command = controls.last { $0.leg == leg && ($0.kind == .blindTransfer || $0.kind == .consultComplete) }
    guard let command else { return nil }
    guard command.kind == .consultComplete, organisation.conventions.consultEnding == .consultTransfer else {
      return .transfer
    }
    // Whoever let all three speak before leaving has left a conference.
    let isMerged = controls.contains { $0.kind == .merge && $0.leg == leg }
    return isMerged ? .transferConference : .transferConsult
  }

  // MARK: What follows from words and instants

  /// Gives the agents who spoke on a queue's call the work after it (reference section 5.12).
  private mutating func addAfterCallWork(_ conversation: Conversation, _ organisation: Organisation) {
    for leg in conversation.legs.indices where participants[leg].purpose == .agent {
      guard participants[leg].connected != nil else { continue }
      let isOnRequest = participants[leg].queue.map { organisation.queues[$0].givesWorkOnRequest } ?? false
      // Who did not ask for any has none, nor who answered and whose media never came about.
      let isUnheard = !conversation.medium.isWritten && conversation.legs[leg].joinedAt == nil
      guard !isUnheard, !isOnRequest || conversation.legs[leg].wrapUp?.ending != .skipped else {
        participants[leg].hasUnrequestedWork = true
        continue
      }
      participants[leg].afterCallWork = conversation.afterCallWork(of: leg, after: participants[leg].end, organisation)
      participants[leg].afterCallWork?.isRequested = isOnRequest
    }
  }

  /// A campaign whose calls pass through a queue shows its dialer between the queue and the agent (section 5.6).
  private mutating func addDialer(_ identity: UInt64, _ conversation: Conversation, _ organisation: Organisation) {
    guard let hub, conversation.legs[hub].origin == .dialled(by: nil), let leg = conversation.first(.queue)
    else { return }
    let queue = participants[leg]
    chains.begin(at: queue.start)
    chains.append(.dialing, until: queue.connected ?? queue.start)
    // It is there even when the customer was gone in the same instant.
    if let connected = queue.connected {
      chains.append(Segment(kind: .interact, start: connected, end: queue.end))
    }
    participants.append(
      Participant(
        id: organisation.identifiers.bits(conversation.entity, .dialerParticipant),
        call: organisation.identifiers.bits(conversation.entity, .dialerCall),
        purpose: .dialer, initialState: .dialing, isInbound: false, queue: queue.queue, start: queue.start,
        connected: queue.connected, end: queue.end, disconnect: Disconnect(queue.disconnect.kind),
        segments: chains.chain, peer: hub,
        timing: LegTiming(seed: organisation.seed, entity: EntityID.child(of: identity, "dialer"))))
  }

  /// Insertion keeps equals in their order, and few are ever out of it.
  private mutating func putInOrder() {
    order.removeAll(keepingCapacity: true)
    for position in participants.indices {
      var place = order.count
      while place > 0, participants[order[place - 1]].joined > participants[position].joined { place -= 1 }
      order.insert(position, at: place)
    }
  }
}
