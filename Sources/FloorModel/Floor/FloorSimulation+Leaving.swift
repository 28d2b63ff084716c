import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Legs that end, what becomes of those who stay, and the end of a conversation.
extension FloorSimulation {
  /// A leg is over now; nothing happens when it was over before.
  mutating func leave(_ id: Int, _ leg: Int, _ end: Leg.End) {
    guard conversations[id].legs[leg].isOpen else { return }
    releaseHolds(id, of: leg)
    stopSupervising(id, leg)
    let time = max(now, conversations[id].legs[leg].leg.offeredAt)
    conversations[id].legs[leg].isOpen = false
    conversations[id].legs[leg].leg.leftAt = time
    conversations[id].legs[leg].leg.end = end
    forgetWhatNeverCame(id, leg, by: time)
    let left = conversations[id].legs[leg]
    for ticket in [left.ringTicket, left.lossTicket, left.returnTicket, left.leaveTicket] {
      if let ticket { events.cancel(ticket) }
    }
    switch conversations[id].legs[leg].party {
    case .staff(let person): staffLeft(id, leg: leg, person: person)
    case .caller(let caller): busyCallers.remove(caller)
    case .outside, .guest, .queue, .ivr: break
    }
    settle(id, after: leg, end)
    finishIfEmpty(id)
  }

  /// Instants that had been planned for later than the end never came.
  private mutating func forgetWhatNeverCame(_ id: Int, _ leg: Int, by end: SimulationTime) {
    if let alerted = conversations[id].legs[leg].leg.alertedAt, alerted > end {
      conversations[id].legs[leg].leg.alertedAt = nil
    }
    if let answered = conversations[id].legs[leg].leg.answeredAt, answered > end {
      conversations[id].legs[leg].leg.answeredAt = nil
    }
    if let joined = conversations[id].legs[leg].leg.joinedAt, joined >= end {
      conversations[id].legs[leg].leg.joinedAt = nil
    }
  }

  /// A hold never outlasts the leg that placed it.
  private mutating func releaseHolds(_ id: Int, of leg: Int) {
    for other in conversations[id].legs.indices where conversations[id].legs[other].heldBy == leg {
      conversations[id].unhold(other, by: leg, at: now)
    }
  }

  /// What the others do now that `leg` is gone.
  private mutating func settle(_ id: Int, after leg: Int, _ end: Leg.End) {
    guard !conversations[id].isEnding, conversations[id].kind != .meeting else { return }
    if leg == conversations[id].customer {
      customerGone(id)
    } else if leg == conversations[id].agent {
      agentGone(id, end)
    } else if leg == conversations[id].third?.leg {
      thirdGone(id, end)
    }
  }

  private mutating func customerGone(_ id: Int) {
    let conversation = conversations[id]
    guard let third = conversation.third, conversation.isConnected(third.leg),
      conversation.isConnected(conversation.agent)
    else { return windUp(id) }
    // Agent and third party say goodbye to one another.
    cancelStep(id)
    cancelThirdStage(id)
    releaseHolds(id, of: conversation.agent ?? third.leg)
    conversations[id].third?.stage = .finishing
    scheduleThird(id, after: goodbye(id))
  }

  private mutating func agentGone(_ id: Int, _ end: Leg.End) {
    let conversation = conversations[id]
    if let third = conversation.third, conversation.hasCustomer, conversation.isConnected(third.leg) {
      return handOver(id, to: third.leg)
    }
    guard end == .networkLost, conversation.hasCustomer, let customer = conversation.customer else {
      return windUp(id)
    }
    // The customer hears nothing any more, asks whether anybody is there, and hangs up.
    windUp(id, except: customer)
    plan(id, customer, .hungUp, after: goodbye(id))
  }

  private mutating func thirdGone(_ id: Int, _ end: Leg.End) {
    let conversation = conversations[id]
    guard let third = conversation.third else { return }
    cancelThirdStage(id)
    conversations[id].third = nil
    guard conversation.hasCustomer, let customer = conversation.customer else { return windUp(id) }
    if conversation.isConnected(conversation.agent) {
      takeBack(id)
      return
    }
    // The customer had been sent there without a word, or left with an outside party.
    let neverAnswered = conversation.legs[third.leg].leg.answeredAt == nil
    switch conversation.legs[third.leg].party {
    case .staff where neverAnswered:
      enterQueue(id, conversation.queue ?? 0, after: third.leg, at: nil)
    case .outside where neverAnswered:
      windUp(id, except: customer)
      plan(id, customer, .hungUp, after: goodbye(id))
    case .staff, .outside, .caller, .guest, .queue, .ivr: windUp(id)
    }
  }

  /// A few seconds in which people notice that it is over.
  private func goodbye(_ id: Int) -> SimulationDuration {
    var draws = stream(conversations[id].entity, .talk, conversations[id].actions.count)
    return .seconds(rounding: draws.uniform(from: 1.5, to: 8))
  }

  /// Ends every leg that is left, each a moment later, except one that has a plan of its own.
  private mutating func windUp(_ id: Int, except kept: Int? = nil) {
    conversations[id].isEnding = true
    cancelStep(id)
    cancelPatience(id)
    cancelThirdStage(id)
    cancelCoachStage(id)
    if let leg = conversations[id].platformLeg, let queue = conversations[id].legs[leg].leg.queue {
      lines[queue].remove(conversation: id)
    }
    var lags = stream(conversations[id].entity, .talk, 1 << 20)
    let isAbandoned = conversations[id].customer.map { conversations[id].legs[$0].leg.end == .abandoned } ?? false
    for leg in conversations[id].legs.indices where conversations[id].legs[leg].isOpen && leg != kept {
      if let ring = conversations[id].legs[leg].ringTicket { events.cancel(ring) }
      let open = conversations[id].legs[leg]
      let end: Leg.End =
        !open.leg.isHuman
        ? (isAbandoned ? .abandoned : .peerLeft) : open.leg.answeredAt == nil ? .cancelled : .peerLeft
      plan(id, leg, end, after: configuration.platform.hangUpLag.seconds(from: &lags))
    }
  }

  /// `leg` will end like this, a little later.
  mutating func plan(_ id: Int, _ leg: Int, _ end: Leg.End, after delay: SimulationDuration) {
    if let earlier = conversations[id].legs[leg].leaveTicket { events.cancel(earlier) }
    conversations[id].legs[leg].pendingEnd = end
    conversations[id].legs[leg].leaveTicket = events.schedule(FloorEvent(.leave, id, leg), at: now + delay)
  }

  mutating func leaveAsPlanned(_ id: Int, leg: Int) {
    leave(id, leg, conversations[id].legs[leg].pendingEnd ?? .peerLeft)
  }

  mutating func cancelStep(_ id: Int) {
    withdrawRequest(id)
    cancel(id, \.step)
  }
  mutating func cancelPatience(_ id: Int) { cancel(id, \.patience) }
  mutating func cancelThirdStage(_ id: Int) { cancel(id, \.thirdStage) }
  mutating func cancelCoachStage(_ id: Int) { cancel(id, \.coachStage) }

  /// Withdraws an event of a conversation, if it is scheduled.
  mutating func cancel(_ id: Int, _ ticket: WritableKeyPath<OpenConversation, OpenConversation.Ticket?>) {
    if let scheduled = conversations[id][keyPath: ticket] { events.cancel(scheduled) }
    conversations[id][keyPath: ticket] = nil
  }

  /// Hands the conversation over once nobody is left in it.
  mutating func finishIfEmpty(_ id: Int) {
    guard !conversations[id].legs.contains(where: \.isOpen) else { return }
    if let meeting = conversations[id].meeting, !meetings[meeting].isOver { return }
    guard let conversation = conversations.remove(id) else { return }
    considerRedial(conversation)
    finished.append(cast.closed(conversation))
    closeIfDone()
  }
}
