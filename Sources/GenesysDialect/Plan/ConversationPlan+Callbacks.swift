import Dialects
import GroundTruth
import Quantities
import Randomness

/// Requests to be called back, and contacts that agents look at before they dial: communications of their own kind, beside
/// which the calls stand that they lead to (reference sections 5.13 and 5.6).
///
/// Of a callback, the queue's leg and the offers to agents are callbacks; the call that the agent then makes is the
/// agent's second communication, the request the customer's. Of a preview, the calls are the legs, and both parties have
/// the preview beside them.
extension ConversationPlan {
  /// Whether a leg is one of those that a request to be called back waits with: not a call.
  func isRequest(_ leg: Int, _ conversation: Conversation) -> Bool {
    guard conversation.kind == .callback else { return false }
    switch conversation.legs[leg].origin {
    case .arrival: return conversation.legs[leg].role == .queue
    case .offer(let queueLeg): return conversation.legs[queueLeg].origin == .arrival
    case .routing, .dialled, .blindTransfer, .consult, .partyAdd, .supervision, .meeting, .rejoin: return false
    }
  }

  /// Gives participants, whose instants stand, their second communications.
  mutating func addCompanions(_ conversation: Conversation, _ organisation: Organisation) {
    switch conversation.kind {
    case .callback: addCalls(conversation, organisation)
    case .outbound: addPreview(conversation, organisation)
    case .inbound, .meeting: break
    }
  }

  /// The id of the request itself, which is the customer's.
  func request(_ conversation: Conversation, _ organisation: Organisation) -> IdentifierBits {
    organisation.identifiers.bits(conversation.entity, .callback)
  }

  // MARK: Callbacks

  private mutating func addCalls(_ conversation: Conversation, _ organisation: Organisation) {
    guard let queueLeg = participants.firstIndex(where: { $0.isCallback && $0.purpose == .acd }) else { return }
    guard let hub, case .dialled(let agent?) = conversation.legs[hub].origin, participants[agent].isCallback else {
      return
    }
    // The agent calls from within the callback; their own station is reached first.
    let taken = participants[agent].connected ?? participants[agent].start
    let customer = participants[hub]
    let start = min(max(taken, customer.start - participants[agent].timing.contacting), participants[agent].end)
    let connected = customer.connected.map { $0 + PlatformTiming.agentConnect }
    participants[agent].companion = SecondCommunication(
      id: organisation.identifiers.bits(EntityID.child(of: conversation.entity, agent), .callbackCall),
      isCallback: false, initialState: .contacting, start: start,
      connected: connected.flatMap { $0 < participants[agent].end ? $0 : nil }, end: participants[agent].end,
      disconnect: participants[agent].disconnect, peer: hub)
    // Whoever has the callback ends it when the call is over, by a click.
    if participants[agent].disconnect.kind.isByClick { participants[agent].disconnect = Disconnect(.client) }
    let end = max(participants[agent].end, customer.end) + customer.timing.peerLag
    participants[hub].companion = SecondCommunication(
      id: request(conversation, organisation), isCallback: true, initialState: .scheduled,
      start: conversation.span.start.milliseconds, connected: participants[queueLeg].connected, end: end,
      disconnect: Disconnect(.peer))
  }

  /// Somebody whom nobody came to call has a request and nothing else, which stands for a time only.
  mutating func addRequester(_ conversation: Conversation, _ organisation: Organisation, _ identity: UInt64) {
    guard let request = conversation.callback, hub == nil,
      let queueLeg = participants.firstIndex(where: { $0.isCallback && $0.purpose == .acd })
    else { return }
    let queue = participants[queueLeg]
    let start = conversation.span.start.milliseconds
    let end = max(start, queue.end - queue.timing.platformPeerLag)
    let due = min(queue.connected ?? end, end)
    chains.begin(at: start)
    chains.append(.scheduled, until: due)
    if due < end { chains.append(.interact, until: end) }
    participants.append(
      Participant(
        person: request.person, id: organisation.identifiers.bits(conversation.entity, .callbackParticipant),
        call: self.request(conversation, organisation), purpose: .customer, initialState: .scheduled,
        isInbound: false, address: .person(request.person), queue: queue.queue, start: start, connected: due, end: end,
        disconnect: Disconnect(.timeout), segments: chains.chain,
        timing: LegTiming(seed: organisation.seed, entity: EntityID.child(of: identity, "requester")),
        isCallback: true))
  }

  // MARK: Previews

  /// The agent is shown the contact as a callback that nobody asked for, and dials from within it.
  private mutating func addPreview(_ conversation: Conversation, _ organisation: Organisation) {
    guard let shown = conversation.campaign?.previewedAt?.milliseconds, let hub,
      case .dialled(let agent?) = conversation.legs[hub].origin
    else { return }
    let timing = participants[agent].timing
    let rung = shown + timing.directStart
    let taken = min(rung + timing.automaticAnswer, participants[agent].start)
    let call = EntityID.child(of: conversation.entity, agent)
    participants[agent].companion = SecondCommunication(
      id: organisation.identifiers.bits(call, .callbackCall), isCallback: true, initialState: .alerting,
      start: min(rung, taken), alerting: min(rung + timing.alertSignal, taken), connected: taken,
      end: participants[agent].end, disconnect: Disconnect(.client))
    participants[hub].companion = SecondCommunication(
      id: request(conversation, organisation), isCallback: true, initialState: .scheduled, start: shown,
      connected: min(rung, taken), end: max(participants[agent].end, participants[hub].end) + timing.peerLag,
      disconnect: Disconnect(.peer))
  }

  // MARK: Segments

  /// Cuts the second communication of the participant at `leg` into segments.
  mutating func cutCompanion(_ leg: Int, _ conversation: Conversation) {
    guard let companion = participants[leg].companion else { return }
    chains.begin(at: companion.start)
    let spoken = companion.connected ?? companion.end
    if companion.isCallback {
      chains.append(companion.initialState == .alerting ? .alert : .scheduled, until: spoken)
      if companion.connected != nil { chains.append(.interact, until: companion.end) }
    } else {
      let dialing = hub.map { participants[$0].start + PlatformTiming.agentDialing } ?? spoken
      chains.append(.contacting, until: min(max(dialing, companion.start), spoken))
      chains.append(.dialing, until: spoken)
      if let connected = companion.connected { cutTalk(leg, connected, companion.end, conversation) }
    }
    participants[leg].companion?.segments = chains.chain
  }
}

extension Disconnect.Kind {
  /// Whether whoever has the callback ends it by a click when the call has ended so; a transfer takes the callback with
  /// it, and so does what fails.
  fileprivate var isByClick: Bool {
    switch self {
    case .endpoint, .client, .system, .timeout, .peer, .uncallable, .other, .inactivity, .spam, .sessionExpired,
      .endpointDoNotDisturb, .transferNoAnswer, .transferNotAvailable, .transferDoNotDisturb:
      true
    case .transfer, .transferConsult, .transferConference, .transferForward, .takeover, .transportFailure, .error: false
    }
  }
}
