import GroundTruth
import Quantities

/// The platform's clock: when each call connected, ended and began, in this order.
extension ConversationPlan {
  /// Sets every instant of every participant.
  mutating func setInstants() {
    setConnects()
    setEnds()
    setStarts()
    for position in byLeg.indices { settle(position) }
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

  /// The work after the call of an agent who spoke on a queue's call (reference section 5.12).
  private func afterCallWork(_ participant: Participant) -> AfterCallWork? {
    guard participant.purpose == .agent, participant.connected != nil, let leg = participant.leg else { return nil }
    let wrapUp = conversation.legs[leg].wrapUp
    return AfterCallWork(
      start: participant.end, end: participant.end + (wrapUp?.span.duration.inMilliseconds ?? 0), wrapUp: wrapUp)
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
