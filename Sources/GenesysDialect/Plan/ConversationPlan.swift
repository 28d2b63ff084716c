import GroundTruth
import Quantities
import Randomness

/// A conversation in the platform's words and on the platform's clock, ready to be written.
///
/// The truth says what happened. The platform's own delays (`PlatformTiming`) are added where the truth leaves none:
/// legs that follow on one another in the same instant there are some milliseconds apart here. Instants are laid out in
/// three steps, because they lean on one another: who took the call when, then when each leg ended, then when it began.
struct ConversationPlan {
  let conversation: Conversation
  let organisation: Organisation
  /// The leg of the outside party whom everybody else's call points at (reference section 6, rule 9); nil without one.
  let hub: Int?
  /// By leg.
  var byLeg: [Participant]
  /// The dialer of a campaign, which the truth has no leg for.
  private(set) var dialer: Participant?

  /// The plan of `conversation`, which is no meeting.
  init(_ conversation: Conversation, _ organisation: Organisation) {
    self.conversation = conversation
    self.organisation = organisation
    let legs = conversation.legs
    hub =
      legs.first { $0.role == .customer }?.index ?? legs.first { $0.role == .external }?.index
    byLeg = []
    let identity = EntityID.child(of: conversation.entity, "genesys")
    for leg in legs {
      let timing = LegTiming(
        seed: organisation.directory.seed, entity: EntityID.child(of: identity, leg.index))
      byLeg.append(draft(leg, timing))
    }
    setInstants()
    addSegments()
    addDialer(identity)
  }

  /// In the order of the document: as they joined, ties in order of cause.
  var participants: [Participant] {
    let all = byLeg + (dialer.map { [$0] } ?? [])
    return all.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
  }

  /// Whether more than two parties were ever meant to speak at once.
  var isConference: Bool {
    conversation.actions.contains { $0.kind == .partyAdd || $0.kind == .conferenceMerge }
  }

  // MARK: Words

  private func draft(_ leg: Leg, _ timing: LegTiming) -> Participant {
    let queue = self.queue(of: leg)
    let purpose = self.purpose(of: leg, queue: queue)
    return Participant(
      leg: leg.index, purpose: purpose, initialState: initialState(of: leg),
      isInbound: isInbound(leg), queue: purpose == .ivr || purpose == .external ? nil : queue,
      start: leg.offeredAt.milliseconds, end: leg.leftAt.milliseconds,
      disconnect: Disconnect(
        leg, hasTransferCommand: hasTransferCommand(leg.index), choice: timing.choice),
      peer: peer(of: leg), timing: timing)
  }

  private func purpose(of leg: Leg, queue: Int?) -> Participant.Purpose {
    switch leg.role {
    case .ivr: .ivr
    case .queue: .acd
    case .customer: .customer
    // An outside party in the work of a queue counts as a customer (reference section 5.8 and 5.10).
    case .external, .attendee: conversation.queue == nil ? .external : .customer
    case .agent: queue == nil ? .user : .agent
    case .coach: .user
    }
  }

  /// The queue a leg works for: its own, or that of the leg which brought it in.
  func queue(of leg: Leg) -> Int? {
    switch leg.role {
    case .customer: return conversation.legs.last { $0.role == .queue && !isConsult($0) }?.queue
    case .ivr, .coach, .external, .attendee: return nil
    case .queue, .agent: break
    }
    if let queue = leg.queue { return queue }
    switch leg.origin {
    case .offer(let from), .blindTransfer(let from), .consult(let from), .partyAdd(let from), .rejoin(let from):
      // A leg comes from an earlier one, so this ends.
      return from < leg.index ? queue(of: conversation.legs[from]) : conversation.queue
    case .arrival, .routing, .dialled, .supervision, .meeting: return conversation.queue
    }
  }

  private func isConsult(_ leg: Leg) -> Bool {
    if case .consult = leg.origin { true } else { false }
  }

  private func initialState(of leg: Leg) -> Participant.InitialState {
    switch leg.role {
    case .ivr, .queue: .offering
    case .customer, .external, .attendee: leg.isInbound ? .offering : .dialing
    case .agent: dialledCustomer(of: leg.index) == nil ? .alerting : .contacting
    case .coach: leg.alertedAt == nil ? .contacting : .alerting
    }
  }

  /// An agent's call is inbound when it was offered, also in an outbound conversation (reference section 3.2).
  private func isInbound(_ leg: Leg) -> Bool {
    switch leg.role {
    case .ivr, .queue: true
    case .customer, .external, .attendee: leg.isInbound
    case .agent: dialledCustomer(of: leg.index) == nil
    case .coach: false
    }
  }

  /// The outside leg that the agent of `leg` dialled; nil for an agent whom the call was offered to.
  func dialledCustomer(of leg: Int) -> Int? {
    guard case .dialled = conversation.legs[leg].origin else { return nil }
    return conversation.legs.first { $0.role != .agent && $0.origin == .dialled(by: leg) }?.index
  }

  private func peer(of leg: Leg) -> Int? {
    switch leg.role {
    case .coach:
      if case .supervision(let target) = leg.origin { return target }
      return hub
    case .external, .attendee, .customer:
      // Added parties have no peer; whoever an agent transferred to or consulted points at the customer.
      if leg.index == hub { return nil }
      switch leg.origin {
      case .blindTransfer, .consult: return hub
      case .arrival, .routing, .offer, .dialled, .partyAdd, .supervision, .meeting, .rejoin: return nil
      }
    case .ivr, .queue, .agent: return hub
    }
  }

  private func hasTransferCommand(_ leg: Int) -> Bool {
    conversation.actions.contains {
      $0.leg == leg && ($0.kind == .transferBlind || $0.kind == .transferConsultComplete)
    }
  }

  // MARK: What follows from words and instants

  private mutating func addSegments() {
    let segments = SegmentPlan(plan: self)
    byLeg = byLeg.map { participant in
      var participant = participant
      participant.supervised = segments.supervised(participant)
      participant.segments = segments.segments(participant)
      return participant
    }
  }

  /// A campaign whose calls pass through a queue shows its dialer between the queue and the agent (section 5.6).
  private mutating func addDialer(_ identity: UInt64) {
    guard let hub, conversation.legs[hub].origin == .dialled(by: nil),
      let queue = conversation.legs.first(where: { $0.role == .queue })
    else { return }
    let timing = LegTiming(
      seed: organisation.directory.seed, entity: EntityID.child(of: identity, "dialer"))
    let start = byLeg[queue.index].start
    dialer = Participant(
      leg: nil, purpose: .dialer, initialState: .dialing, isInbound: false, queue: byLeg[queue.index].queue,
      start: start, connected: byLeg[queue.index].connected, end: byLeg[queue.index].end,
      disconnect: Disconnect(byLeg[queue.index].disconnect.kind),
      segments: [Segment(kind: .dialing, start: start, end: byLeg[queue.index].connected ?? start)],
      peer: hub, timing: timing)
    if let connected = dialer?.connected, let end = dialer?.end {
      dialer?.segments.append(Segment(kind: .interact, start: connected, end: end))
    }
  }
}
