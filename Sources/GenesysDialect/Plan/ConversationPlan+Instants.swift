import GroundTruth
import Quantities

/// The platform's clock: when each call connected, ended and began, in this order.
extension ConversationPlan {
  /// Sets every instant of every participant.
  mutating func setInstants(_ conversation: Conversation) {
    for leg in participants.indices { participants[leg].connected = connect(of: leg, conversation) }
    setEnds(conversation)
    for leg in participants.indices { setStart(of: leg, conversation) }
    for leg in participants.indices { settle(leg) }
  }

  // MARK: Connects

  private func connect(of leg: Int, _ conversation: Conversation) -> Int64? {
    if conversation.office != nil {
      if leg == 0, conversation.legs[leg].role == .agent {
        return conversation.officeAnswer.map { $0.milliseconds + PlatformTiming.agentConnect }
      }
      if conversation.isSender(leg) { return conversation.officeAnswer?.milliseconds }
    }
    if conversation.legs[leg].role == .agent, let customer = participants[leg].dialled {
      return conversation.legs[customer].answeredAt.map { $0.milliseconds + PlatformTiming.agentConnect }
    }
    guard let answered = conversation.legs[leg].answeredAt ?? conversation.legs[leg].joinedAt else { return nil }
    // Taking a call costs the platform something, even where the truth does not say so.
    let offered = conversation.legs[leg].offeredAt
    // What somebody writes is there when it comes in.
    if conversation.medium.isWritten, conversation.legs[leg].role == .customer, conversation.legs[leg].isInbound {
      return offered.milliseconds
    }
    if conversation.legs[leg].isInbound, conversation.legs[leg].isHuman,
      (answered - offered).inMilliseconds < PlatformTiming.customerConnect.lowerBound
    {
      return offered.milliseconds + participants[leg].timing.customerConnect
    }
    return answered.milliseconds
  }

  // MARK: Ends

  private mutating func setEnds(_ conversation: Conversation) {
    for leg in participants.indices where conversation.legs[leg].role == .queue {
      guard let agent = conversation.takenBy(queueLeg: leg) else { continue }
      participants[leg].disconnect = Disconnect(.transfer, response: conversation.medium.isWritten ? nil : .gone)
      participants[leg].end =
        (participants[agent].connected ?? participants[leg].end) + participants[leg].timing.queueRelease
    }
    endByPlatform(conversation)
    // Whoever was removed from the call left by somebody's click, not by somebody's leaving.
    for leg in participants.indices
    where participants[leg].disconnect.kind == .peer && conversation.legs[leg].end != .removed {
      guard let cause = cause(of: leg, conversation) else { continue }
      let lag = (conversation.legs[leg].leftAt - conversation.legs[cause].leftAt).inMilliseconds
      guard !PlatformTiming.followingWindow.contains(lag) else { continue }
      let timing = participants[leg].timing
      participants[leg].end =
        participants[cause].end + (isPlatform(leg, conversation) ? timing.platformPeerLag : timing.peerLag)
    }
  }

  /// Whether a leg is an IVR's or a queue's.
  private func isPlatform(_ leg: Int, _ conversation: Conversation) -> Bool {
    conversation.legs[leg].role == .ivr || conversation.legs[leg].role == .queue
  }

  /// When nobody hung up on the caller, the platform's leg did (reference section 5.2: the flow hangs up).
  private mutating func endByPlatform(_ conversation: Conversation) {
    guard let hub, participants[hub].disconnect.kind == .peer, cause(of: hub, conversation) == nil else { return }
    let left = conversation.legs[hub].leftAt
    let last = participants.indices.last { leg in
      isPlatform(leg, conversation) && participants[leg].disconnect.kind == .peer
        && left - conversation.legs[leg].leftAt <= Self.causeWindow
    }
    guard let last else { return }
    participants[last].disconnect = Disconnect(.system)
  }

  /// The leg whose end ended `leg`: the last one that left of its own accord just before.
  private func cause(of leg: Int, _ conversation: Conversation) -> Int? {
    let left = conversation.legs[leg].leftAt
    var found: Int?
    for other in participants.indices where other != leg && participants[other].disconnect.kind.isCause {
      // A coach's leaving ends nobody's call, nor does that of somebody who never was on it, the dialled party apart.
      guard conversation.legs[other].role != .coach, conversation.legs[other].answeredAt != nil || other == hub
      else { continue }
      let time = conversation.legs[other].leftAt
      guard time <= left, left - time <= Self.causeWindow else { continue }
      if let found, conversation.legs[found].leftAt > time { continue }
      found = other
    }
    return found
  }

  /// The truth may take this long to see everybody off; the platform does it at once.
  private static let causeWindow = SimulationDuration.seconds(1)

  // MARK: Starts

  private mutating func setStart(of leg: Int, _ conversation: Conversation) {
    switch conversation.legs[leg].role {
    case .ivr, .queue: startPlatform(leg, conversation)
    case .customer, .external, .attendee: startOutsider(leg, conversation)
    case .agent: startAgent(leg, conversation)
    case .coach: participants[leg].start += participants[leg].timing.directStart
    }
  }

  private mutating func startPlatform(_ leg: Int, _ conversation: Conversation) {
    let timing = participants[leg].timing
    let isFlow = conversation.legs[leg].role == .ivr
    let offered = conversation.legs[leg].offeredAt
    var start = offered.milliseconds
    if case .routing(let before) = conversation.legs[leg].origin, before < leg {
      let isCaller = conversation.legs[before].role == .customer
      let wait = offered - (isCaller ? conversation.legs[before].offeredAt : conversation.legs[before].leftAt)
      if isFlow, isCaller, wait <= Self.setupWindow {
        // The flow's leg exists before the caller is connected to it.
        start = participants[before].start + timing.flowStart
      } else if wait.inMilliseconds < PlatformTiming.queueStart.lowerBound {
        start += timing.queueStart
      }
    }
    // A request comes to the queue a moment after it was made.
    if participants[leg].isCallback { start += timing.queueStart }
    participants[leg].start = start
    guard !conversation.medium.isWritten else {
      participants[leg].connected = start
      return
    }
    guard !conversation.isSender(leg) else { return }
    participants[leg].connected = start + (isFlow ? timing.flowSystem + timing.flowConnect : timing.queueDelay)
  }

  /// Within this the IVR counts as having answered the call itself.
  private static let setupWindow = SimulationDuration.seconds(1)

  private mutating func startOutsider(_ leg: Int, _ conversation: Conversation) {
    guard case .dialled(let agent?) = conversation.legs[leg].origin, agent < leg, !conversation.medium.isWritten
    else { return }
    // The agent's own station is reached first, as far as the truth leaves time for it.
    let lead = conversation.legs[leg].offeredAt.milliseconds - participants[agent].start
    guard lead < PlatformTiming.shortestContacting else { return }
    let start = participants[agent].start + participants[agent].timing.contacting
    if start < participants[leg].connected ?? participants[leg].end { participants[leg].start = start }
  }

  private mutating func startAgent(_ leg: Int, _ conversation: Conversation) {
    if conversation.isWriter(leg) {
      // There is nothing before the draft.
      participants[leg].start = participants[leg].connected ?? participants[leg].start
      return
    }
    guard participants[leg].dialled == nil, participants[leg].initialState != .contacting else { return }
    let timing = participants[leg].timing
    let offered = conversation.legs[leg].offeredAt.milliseconds
    guard case .offer(let queueLeg) = conversation.legs[leg].origin, queueLeg < leg else {
      participants[leg].start = offered + timing.directStart
      if conversation.legs[leg].end == .noAnswer, participants[leg].disconnect.kind == .system {
        participants[leg].end = participants[leg].start + participants[leg].ringLimit + timing.timeoutOverrun
      }
      return
    }
    var start = offered
    if offered - participants[queueLeg].start < PlatformTiming.firstAlert.lowerBound {
      start = participants[queueLeg].start + timing.firstAlert
    }
    let missed = (0..<leg).last { earlier in
      conversation.legs[earlier].answeredAt == nil && conversation.legs[earlier].origin == .offer(queueLeg: queueLeg)
    }
    if let missed { start = max(start, participants[missed].end + timing.nextAlert) }
    start = min(start, offered + PlatformTiming.longestLag)
    if conversation.legs[leg].end == .noAnswer {
      // The alert outlasts its timeout a little, but not the caller.
      let length = participants[leg].ringLimit + timing.timeoutOverrun
      if let hub { start = min(start, participants[hub].end - length) }
      participants[leg].end = start + length
    }
    participants[leg].start = start
  }

  // MARK: Settling

  /// Brings the instants of one leg into order.
  private mutating func settle(_ leg: Int) {
    let timing = participants[leg].timing
    let end = participants[leg].end
    let connected = participants[leg].connected.map { min($0, end) }
    let rings = participants[leg].initialState == .alerting
    let latest = connected ?? end
    let start = min(participants[leg].start, rings ? latest - timing.automaticAnswer : latest)
    participants[leg].connected = connected
    participants[leg].start = start
    if rings { participants[leg].alerting = min(start + timing.alertSignal, latest) }
  }
}

extension Conversation {
  /// The agent's leg that took the caller out of a queue: the last one, as a client may fail after it took the call.
  fileprivate func takenBy(queueLeg: Int) -> Int? {
    guard legs[queueLeg].end == .routed else { return nil }
    return legs.indices.last { legs[$0].answeredAt != nil && legs[$0].origin == .offer(queueLeg: queueLeg) }
  }
}
