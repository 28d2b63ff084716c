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
  private(set) var byLeg: [Participant]
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
    setConnects()
    setEnds()
    setStarts()
    for position in byLeg.indices { settle(position) }
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
  private func queue(of leg: Leg) -> Int? {
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

  // MARK: Connects

  private mutating func setConnects() {
    for leg in conversation.legs {
      byLeg[leg.index].connected = connect(of: leg)
    }
  }

  private func connect(of leg: Leg) -> Int64? {
    if leg.role == .agent, let customer = dialledCustomer(of: leg.index) {
      return conversation.legs[customer].answeredAt.map { $0.milliseconds + PlatformTiming.agentConnect }
    }
    guard let answered = leg.answeredAt ?? leg.joinedAt else { return nil }
    // Taking a call costs the platform something, even where the truth does not say so.
    if leg.isInbound, leg.isHuman, (answered - leg.offeredAt).inMilliseconds < PlatformTiming.customerConnect.lowerBound
    {
      return leg.offeredAt.milliseconds + byLeg[leg.index].timing.customerConnect
    }
    return answered.milliseconds
  }

  // MARK: Ends

  private mutating func setEnds() {
    for leg in conversation.legs where leg.role == .queue {
      guard let agent = takenBy(queueLeg: leg.index) else { continue }
      byLeg[leg.index].disconnect = Disconnect(.transfer, [.gone])
      byLeg[leg.index].end =
        (byLeg[agent].connected ?? leg.leftAt.milliseconds) + byLeg[leg.index].timing.queueRelease
    }
    endByPlatform()
    // Whoever was removed from the call left by somebody's click, not by somebody's leaving.
    for leg in conversation.legs where byLeg[leg.index].disconnect.kind == .peer && leg.end != .removed {
      guard let cause = cause(of: leg) else { continue }
      let lag = (leg.leftAt - conversation.legs[cause].leftAt).inMilliseconds
      guard !PlatformTiming.followingWindow.contains(lag) else { continue }
      let isPlatform = leg.role == .ivr || leg.role == .queue
      let timing = byLeg[leg.index].timing
      byLeg[leg.index].end = byLeg[cause].end + (isPlatform ? timing.platformPeerLag : timing.peerLag)
    }
  }

  /// The agent's leg that took the caller out of a queue.
  private func takenBy(queueLeg: Int) -> Int? {
    conversation.legs.first { $0.origin == .offer(queueLeg: queueLeg) && $0.answeredAt != nil }?.index
  }

  /// When nobody hung up on the caller, the platform's leg did (reference section 5.2: the flow hangs up).
  private mutating func endByPlatform() {
    guard let hub else { return }
    let caller = conversation.legs[hub]
    guard byLeg[hub].disconnect.kind == .peer, cause(of: caller) == nil else { return }
    let last = conversation.legs.last {
      ($0.role == .ivr || $0.role == .queue) && byLeg[$0.index].disconnect.kind == .peer
        && caller.leftAt - $0.leftAt <= Self.causeWindow
    }
    guard let last else { return }
    byLeg[last.index].disconnect = Disconnect(.system)
  }

  /// The leg whose end ended `leg`: the last one that left of its own accord just before.
  private func cause(of leg: Leg) -> Int? {
    var found: Leg?
    for other in conversation.legs where other.index != leg.index && byLeg[other.index].disconnect.kind.isCause {
      // A coach's leaving ends nobody's call, nor does that of somebody who never was on it, the dialled party apart.
      guard other.role != .coach, other.answeredAt != nil || other.index == hub else { continue }
      guard other.leftAt <= leg.leftAt, leg.leftAt - other.leftAt <= Self.causeWindow else { continue }
      if let known = found, known.leftAt > other.leftAt { continue }
      found = other
    }
    return found?.index
  }

  /// The truth may take this long to see everybody off; the platform does it at once.
  private static let causeWindow = SimulationDuration.seconds(1)

  // MARK: Starts

  private mutating func setStarts() {
    for leg in conversation.legs {
      switch leg.role {
      case .ivr, .queue: startPlatform(leg)
      case .customer, .external, .attendee: startOutsider(leg)
      case .agent: startAgent(leg)
      case .coach: byLeg[leg.index].start = leg.offeredAt.milliseconds + byLeg[leg.index].timing.directStart
      }
    }
  }

  private mutating func startPlatform(_ leg: Leg) {
    let timing = byLeg[leg.index].timing
    var start = leg.offeredAt.milliseconds
    if case .routing(let after) = leg.origin, after < leg.index {
      let before = conversation.legs[after]
      if leg.role == .ivr, before.role == .customer, leg.offeredAt - before.offeredAt <= Self.setupWindow {
        // The flow's leg exists before the caller is connected to it.
        start = byLeg[after].start + timing.flowStart
      } else {
        let handOver = leg.offeredAt - (before.role == .customer ? before.offeredAt : before.leftAt)
        if handOver.inMilliseconds < PlatformTiming.queueStart.lowerBound { start += timing.queueStart }
      }
    }
    byLeg[leg.index].start = start
    let opening = leg.role == .ivr ? timing.flowSystem + timing.flowConnect : timing.queueDelay
    byLeg[leg.index].connected = start + opening
  }

  /// Within this the IVR counts as having answered the call itself.
  private static let setupWindow = SimulationDuration.seconds(1)

  private mutating func startOutsider(_ leg: Leg) {
    guard case .dialled(let agent?) = leg.origin, agent < leg.index else { return }
    // The agent's own station is reached first, as far as the truth leaves time for it.
    let lead = leg.offeredAt.milliseconds - byLeg[agent].start
    guard lead < PlatformTiming.shortestContacting else { return }
    let start = byLeg[agent].start + byLeg[agent].timing.contacting
    if start < byLeg[leg.index].connected ?? byLeg[leg.index].end { byLeg[leg.index].start = start }
  }

  private mutating func startAgent(_ leg: Leg) {
    guard dialledCustomer(of: leg.index) == nil else { return }
    let timing = byLeg[leg.index].timing
    guard case .offer(let queueLeg) = leg.origin, queueLeg < leg.index else {
      byLeg[leg.index].start = leg.offeredAt.milliseconds + timing.directStart
      return
    }
    let offered = leg.offeredAt.milliseconds
    var start = offered
    if offered - byLeg[queueLeg].start < PlatformTiming.firstAlert.lowerBound {
      start = byLeg[queueLeg].start + timing.firstAlert
    }
    let missed = conversation.legs[..<leg.index].last { $0.origin == leg.origin && $0.answeredAt == nil }
    if let missed { start = max(start, byLeg[missed.index].end + timing.nextAlert) }
    start = min(start, offered + PlatformTiming.longestLag)
    if leg.end == .noAnswer {
      // The alert outlasts its timeout a little, but not the caller.
      let length = ringLimit(of: leg).inMilliseconds + timing.timeoutOverrun
      if let hub { start = min(start, byLeg[hub].end - length) }
      byLeg[leg.index].end = start + length
    }
    byLeg[leg.index].start = start
  }

  /// How long an offer may ring.
  func ringLimit(of leg: Leg) -> SimulationDuration {
    if leg.ringLimit > .zero { return leg.ringLimit }
    return queue(of: leg).map { organisation.directory.queues[$0].ringLimit } ?? Self.stockRingLimit
  }

  /// The stock value of voice queues (reference section 3.2, alertingTimeoutMs).
  private static let stockRingLimit = SimulationDuration.seconds(8)

  // MARK: Settling

  /// Brings the instants of one leg into order and derives what follows from them.
  private mutating func settle(_ position: Int) {
    var participant = byLeg[position]
    if let connected = participant.connected {
      participant.connected = min(connected, participant.end)
    }
    let rings = participant.initialState == .alerting
    let latest = participant.connected ?? participant.end
    participant.start = min(participant.start, rings ? latest - participant.timing.automaticAnswer : latest)
    if rings { participant.alerting = min(participant.start + participant.timing.alertSignal, latest) }
    participant.afterCallWork = afterCallWork(participant)
    byLeg[position] = participant
  }

  private mutating func addSegments() {
    let segments = SegmentPlan(plan: self)
    byLeg = byLeg.map { participant in
      var participant = participant
      participant.supervised = segments.supervised(participant)
      participant.segments = segments.segments(participant)
      return participant
    }
  }

  /// The work after the call of an agent who spoke on a queue's call (reference section 5.12).
  private func afterCallWork(_ participant: Participant) -> AfterCallWork? {
    guard participant.purpose == .agent, participant.connected != nil, let leg = participant.leg else { return nil }
    let wrapUp = conversation.legs[leg].wrapUp
    return AfterCallWork(
      start: participant.end, end: participant.end + (wrapUp?.span.duration.inMilliseconds ?? 0), wrapUp: wrapUp)
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

extension Disconnect.Kind {
  /// Whether a leg that ended so can have ended others.
  var isCause: Bool {
    switch self {
    case .endpoint, .client, .system, .timeout, .transportFailure, .error, .uncallable: true
    case .transfer, .transferConference, .transferNoAnswer, .peer: false
    }
  }
}
