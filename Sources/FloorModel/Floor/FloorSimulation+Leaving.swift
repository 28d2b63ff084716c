import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Legs that end, what becomes of those who stay, and the end of a conversation.
extension FloorSimulation {
  /// A leg is over now; nothing happens when it was over before.
  mutating func leave(_ id: Int, _ leg: Int, _ end: Leg.End) {
    guard conversations[id, leg].isOpen else { return }
    if conversations[id].holds > 0 { releaseHolds(id, of: leg) }
    if conversations[id].supervision != nil { stopSupervising(id, leg) }
    if conversations[id].flag?.leg == leg { lowerFlag(id, by: leg) }
    let time = max(now, conversations[id, leg].record.offeredAt)
    conversations.close(id, leg, end, at: time)
    if let ticket = conversations[id, leg].ringTicket { events.cancel(ticket) }
    if let ticket = conversations[id, leg].lossTicket { events.cancel(ticket) }
    if let ticket = conversations[id, leg].returnTicket { events.cancel(ticket) }
    if let ticket = conversations[id, leg].leaveTicket { events.cancel(ticket) }
    switch conversations[id, leg].record.party {
    case .staff(let person): staffLeft(id, leg: leg, person: person)
    case .caller(let caller): if conversations[id, leg].ring != .isBusy { busyCallers.remove(caller) }
    case .queue(let queue): countDeparture(id, leg, from: queue, end)
    case .outside, .guest, .ivr, .assistant, .voicemail, .facsimile: break
    }
    if leg == conversations[id].customer { releaseLine(id) }
    settle(id, after: leg, end)
    finishIfEmpty(id)
  }

  private mutating func countDeparture(_ id: Int, _ leg: Int, from queue: Int, _ end: Leg.End) {
    let isGivenUp = end == .abandoned || end == .diallerHungUp
    let departure = conversations[id].departure ?? (end == .routed ? .answered : isGivenUp ? .abandoned : .other)
    conversations[id].departure = nil
    totals.queues[queue].leave(
      enteredAt: conversations[id, leg].record.offeredAt, departure, now: now, target: totals.target)
  }

  /// A hold never outlasts the leg that placed it.
  private mutating func releaseHolds(_ id: Int, of leg: Int) {
    for other in conversations.legs(of: id) where conversations[id, other].heldBy == leg {
      conversations.unhold(id, other, by: leg, at: now)
    }
  }

  /// What the others do now that `leg` is gone.
  private mutating func settle(_ id: Int, after leg: Int, _ end: Leg.End) {
    guard !conversations[id].isEnding, conversations[id].kind != .meeting else { return }
    if conversations[id].office != nil { return settleOffice(id, after: leg, end) }
    if leg == conversations[id].customer {
      customerGone(id)
    } else if leg == conversations[id].agent {
      agentGone(id, end)
    } else if leg == conversations[id].third?.leg {
      thirdGone(id, end)
    } else {
      conversations[id].members.remove(leg)
    }
  }

  private mutating func customerGone(_ id: Int) {
    guard let third = conversations[id].third, conversations.isConnected(id, third.leg),
      conversations.isConnected(id, conversations[id].agent)
    else { return windUp(id) }
    // Agent and third party say goodbye to one another.
    cancelStep(id)
    cancelThirdStage(id)
    releaseHolds(id, of: conversations[id].agent ?? third.leg)
    conversations[id].third?.stage = .finishing
    scheduleThird(id, after: Self.goodbye(conversations[id].key, conversations[id].actionCount))
  }

  private mutating func agentGone(_ id: Int, _ end: Leg.End) {
    if conversations[id].third == nil, let member = conversations[id].members.popLast() {
      // The customer is not left alone: whoever was called in last goes on with them.
      conversations[id].third = ThirdParty(leg: member.leg, purpose: .blind, stage: .staying)
    }
    if let third = conversations[id].third, conversations.hasCustomer(id), conversations.isConnected(id, third.leg) {
      return handOver(id, to: third.leg)
    }
    guard end == .networkLost, conversations.hasCustomer(id), let customer = conversations[id].customer else {
      return windUp(id)
    }
    guard conversations[id, customer].record.answeredAt != nil else {
      // Nobody is there any more for whom the customer's telephone rings.
      conversations[id].outcome = .unanswered
      return windUp(id)
    }
    // The customer hears nothing any more, asks whether anybody is there, and hangs up.
    windUp(id, except: customer)
    plan(id, customer, .hungUp, after: Self.goodbye(conversations[id].key, conversations[id].actionCount))
  }

  private mutating func thirdGone(_ id: Int, _ end: Leg.End) {
    guard let third = conversations[id].third else { return }
    cancelThirdStage(id)
    conversations[id].third = nil
    guard conversations.hasCustomer(id), let customer = conversations[id].customer else { return windUp(id) }
    if conversations.isConnected(id, conversations[id].agent) {
      takeBack(id)
      return
    }
    // The customer had been sent there without a word, or left with an outside party.
    let neverAnswered = conversations[id, third.leg].record.answeredAt == nil
    switch conversations[id, third.leg].record.party {
    case .staff where neverAnswered:
      enterQueue(id, conversations[id].queue ?? 0, after: third.leg, at: nil)
    case .outside where neverAnswered:
      windUp(id, except: customer)
      plan(id, customer, .hungUp, after: Self.goodbye(conversations[id].key, conversations[id].actionCount))
    case .staff, .outside, .caller, .guest, .queue, .ivr, .assistant, .voicemail, .facsimile: windUp(id)
    }
  }

  /// A few seconds in which people notice that it is over.
  private static func goodbye(_ conversation: EntityKey, _ bucket: Int) -> SimulationDuration {
    var draws = conversation.stream(.talk, bucket)
    return .seconds(rounding: draws.uniform(from: 1.5, to: 8))
  }

  /// Ends every leg that is left, each a moment later, except one that has a plan of its own.
  mutating func windUp(_ id: Int, except kept: Int? = nil) {
    conversations[id].isEnding = true
    cancelStep(id)
    stopWaiting(id)
    cancelThirdStage(id)
    cancelCoachStage(id)
    if let leg = conversations[id].platformLeg, let queue = conversations[id, leg].record.queue {
      dispatcher.giveUp(id, queue: queue)
    }
    guard conversations[id].openLegs > 0 else { return }
    let waiting = endOfWaiting(id)
    if let lag = tables.platform.hangUpLag.constant {
      for leg in conversations.legs(of: id) where leg != kept { dismiss(id, leg, waiting, after: lag) }
      return
    }
    var lags = conversations[id].key.stream(.talk, 1 << 20)
    for leg in conversations.legs(of: id) where conversations[id, leg].isOpen && leg != kept {
      dismiss(id, leg, waiting, after: tables.platform.hangUpLag.duration(from: &lags))
    }
  }

  /// How a place in the queue ends: as the customer's leg did who waited.
  @inline(__always)
  private func endOfWaiting(_ id: Int) -> Leg.End {
    guard let customer = conversations[id].customer, !conversations[id, customer].isOpen else { return .peerLeft }
    return switch conversations[id, customer].record.end {
    case .abandoned: .abandoned
    case .diallerHungUp: .diallerHungUp
    case .hungUp, .peerLeft, .transferred, .declined, .noAnswer, .busy, .routed, .cancelled, .removed, .networkLost,
      .failed, .meetingOver:
      .peerLeft
    }
  }

  /// A leg ends a moment later because the conversation does; nothing happens when it is over.
  private mutating func dismiss(_ id: Int, _ leg: Int, _ waiting: Leg.End, after lag: SimulationDuration) {
    guard conversations[id, leg].isOpen else { return }
    if let ring = conversations[id, leg].ringTicket { events.cancel(ring) }
    let end: Leg.End =
      !conversations[id, leg].record.isHuman
      ? waiting
      : conversations[id, leg].record.answeredAt == nil ? .cancelled : .peerLeft
    plan(id, leg, end, after: lag)
  }

  /// `leg` will end like this, a little later.
  mutating func plan(_ id: Int, _ leg: Int, _ end: Leg.End, after delay: SimulationDuration) {
    if let earlier = conversations[id, leg].leaveTicket { events.cancel(earlier) }
    conversations[id, leg].pendingEnd = end
    conversations[id, leg].leaveTicket = events.schedule(FloorEvent(.leave, id, leg), at: now + delay)
  }

  mutating func leaveAsPlanned(_ id: Int, leg: Int) {
    if conversations[id].hasFaults {
      noteClosing(id, leg: leg)
      if conversations.fault(id, leg)?.over != nil, !conversations[id].isEnding { return refuse(id, leg, .failed) }
    }
    leave(id, leg, conversations[id, leg].pendingEnd ?? .peerLeft)
  }

  /// Withdraws the next step of the agent, the menu or an offer, if one is scheduled.
  mutating func cancelStep(_ id: Int) {
    withdrawRequest(id)
    withdrawStep(id)
  }

  /// Withdraws the event of the next step, if it is scheduled.
  mutating func withdrawStep(_ id: Int) {
    guard let ticket = conversations[id].step else { return }
    events.cancel(ticket)
    conversations[id].step = nil
  }

  /// The customer does not wait any more: neither giving up nor anything else happens to those who do.
  mutating func stopWaiting(_ id: Int) {
    if case .scheduled(let ticket) = conversations[id].patience { events.cancel(ticket) }
    conversations[id].patience = .none
    if let ticket = conversations[id].waitStep { events.cancel(ticket) }
    conversations[id].waitStep = nil
  }

  mutating func cancelThirdStage(_ id: Int) {
    guard let ticket = conversations[id].thirdStage else { return }
    events.cancel(ticket)
    conversations[id].thirdStage = nil
  }

  mutating func cancelCoachStage(_ id: Int) {
    withdrawCoachRequest(id)
    guard let ticket = conversations[id].coachStage else { return }
    events.cancel(ticket)
    conversations[id].coachStage = nil
  }

  /// Hands the conversation over once nobody is left in it.
  mutating func finishIfEmpty(_ id: Int) {
    guard conversations[id].openLegs == 0 else { return }
    let meeting = conversations[id].meeting?.place
    if let meeting, !meetings[meeting].isOver { return }
    if keepsRecords {
      var record = conversations.finished(id)
      if let meeting { record.rooms = meetings[meeting].rooms }
      finished.append(record)
      if let meeting, let parent = meetings[meeting].parent { meetings[parent.place].rooms.append(record) }
    }
    if !considerCallback(id) { considerRedial(id) }
    withdrawCoachRequest(id)
    conversations.remove(id)
    if let meeting { meetings.remove(meeting) }
    closeIfDone()
  }
}
