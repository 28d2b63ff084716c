import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Blind transfers, consults and three-way calls: everything with a third party.
extension FloorSimulation {
  // MARK: Beginning

  /// Sends the customer on without a word; the agent leaves in the same instant.
  ///
  /// False when there is nowhere to go.
  mutating func transferBlind(_ id: Int, to target: Target) -> Bool {
    guard let agent = conversations[id].agent else { return false }
    let leg = conversations[id].legCount
    conversations.act(id, now, agent, .transferBlind, on: leg)
    conversations.forgetScript(id)
    conversations[id].agent = nil
    switch target {
    case .queue(let queue): enterQueue(id, queue, after: agent, at: now)
    case .team(let team):
      if let colleague = dispatcher.longestIdle(of: team) {
        conversations[id].third = ThirdParty(leg: leg, purpose: .blind)
        _ = ring(id, colleague, origin: .blindTransfer(from: agent), queue: nil)
      } else {
        // Nobody of the team is free: the customer waits for them in the first queue they serve, or where they wrote to.
        let spoken = conversations[id].medium.isWritten ? nil : tables.teams[team].firstQueue
        let queue = spoken ?? conversations[id].queue ?? 0
        enterQueue(id, queue, after: agent, at: now)
      }
    case .outside(let number):
      conversations[id].third = ThirdParty(leg: leg, purpose: .blind)
      ringOutside(id, number, origin: .blindTransfer(from: agent))
    case .voicemail: transferToVoicemail(id, after: agent)
    }
    leave(id, agent, .transferred)
    return true
  }

  /// Calls a colleague or an outside party while the customer waits on hold.
  ///
  /// False when nobody is there to be called.
  mutating func startConsult(_ id: Int, _ plan: ConsultPlan) -> Bool {
    callThird(id, plan.target, .transferConsultStart, purpose: .consult(plan))
  }

  /// Calls a third party in while the customer waits on hold.
  ///
  /// False when nobody is there to be called.
  mutating func addParty(_ id: Int, _ plan: PartyPlan) -> Bool {
    let number = conversations[id].parties
    conversations[id].parties += 1
    return callThird(id, plan.target, .partyAdd, purpose: .party(plan, number: number))
  }

  private mutating func callThird(
    _ id: Int, _ target: Target, _ act: Action.Kind, purpose: ThirdParty.Purpose
  ) -> Bool {
    guard conversations[id].third == nil, let agent = conversations[id].agent,
      let customer = conversations[id].customer
    else { return false }
    if isThere(id, target) { return false }
    let colleague = dispatcher.colleague(at: target)
    if case .outside = target {} else if colleague == nil { return false }
    let leg = conversations[id].legCount
    conversations.act(id, now, agent, act, on: leg)
    conversations.hold(id, customer, by: agent, at: now)
    for index in 0..<conversations[id].members.count {
      conversations.hold(id, conversations[id].members[index].leg, by: agent, at: now)
    }
    conversations[id].third = ThirdParty(leg: leg, purpose: purpose)
    let origin = act == .partyAdd ? Leg.Origin.partyAdd(from: agent) : .consult(from: agent)
    if let colleague {
      _ = ring(id, colleague, origin: origin, queue: nil)
    } else if case .outside(let number) = target {
      ringOutside(id, number, origin: origin)
    }
    return true
  }

  /// Dials a number outside; what comes of it comes as `ringOver`.
  private mutating func ringOutside(_ id: Int, _ number: Int, origin: Leg.Origin) {
    var draws = conversations[id].key.stream(.ringing, conversations[id].rings)
    conversations[id].rings += 1
    var leg = FloorLeg(.external, of: .outside(number), queue: nil, origin: origin, at: now)
    let answers = draws.chance(tables.talk.outsideAnswers)
    let setup = tables.platform.dialling.duration(from: &draws)
    let rings =
      answers ? tables.talk.outsideAnswer.duration(from: &draws) : tables.talk.outsideGiveUp.duration(from: &draws)
    leg.alertedAt = now + setup
    let position = conversations.append(leg, to: id)
    conversations[id, position].ring = answers ? .answers : .ringsOut
    conversations[id, position].ringTicket = events.schedule(
      FloorEvent(.ringOver, id, position), at: now + setup + rings)
  }

  // MARK: Going on

  /// The third party has answered.
  mutating func thirdAnswered(_ id: Int) {
    guard let third = conversations[id].third else { return }
    switch third.purpose {
    case .blind:
      if case .staff = conversations[id, third.leg].record.party {
        conversations[id].third = nil
        beginTalk(id, agentLeg: third.leg)
      } else {
        finishOutside(id)
      }
    case .consult(let plan):
      conversations[id].third?.stage = .introduced
      // Customers who do not wait hang up somewhere in the middle.
      let share = if case .customerHangsUp = plan.ending { 0.6 } else { 1.0 }
      scheduleThird(id, after: .seconds(rounding: max(2, plan.talk.inSeconds * share)))
      considerRetargeting(id)
    case .party(let plan, _):
      conversations[id].third?.stage = .introduced
      scheduleThird(id, after: max(.seconds(2), plan.introduction))
      considerRetargeting(id)
    }
  }

  mutating func scheduleThird(_ id: Int, after delay: SimulationDuration) {
    conversations[id].thirdStage = events.schedule(FloorEvent(.third, id), at: now + delay)
  }

  mutating func advanceThird(_ id: Int) {
    conversations[id].thirdStage = nil
    guard let third = conversations[id].third else { return }
    if third.stage == .finishing {
      finishAmongThemselves(id)
      return
    }
    switch third.purpose {
    case .blind: break
    case .consult(let plan): advanceConsult(id, plan, third)
    case .party(let plan, let number): advanceParty(id, plan, number: number, third)
    }
  }

  private mutating func advanceConsult(_ id: Int, _ plan: ConsultPlan, _ third: ThirdParty) {
    guard let agent = conversations[id].agent, let customer = conversations[id].customer else { return }
    switch plan.ending {
    case .complete: completeConsult(id)
    case .mergeAndComplete(let threeParty):
      if third.stage == .merged || conversations.isBarged(id) {
        completeConsult(id)
      } else {
        merge(id)
        scheduleThird(id, after: threeParty)
      }
    case .cancel:
      conversations.act(id, now, agent, .transferConsultCancel, on: third.leg)
      leave(id, third.leg, .removed)
    case .customerHangsUp: leave(id, customer, .hungUp)
    }
  }

  private mutating func advanceParty(_ id: Int, _ plan: PartyPlan, number: Int, _ third: ThirdParty) {
    guard let agent = conversations[id].agent, let customer = conversations[id].customer else { return }
    let turn: Int
    switch third.stage {
    case .introduced:
      // Whoever else is on the call would be on hold, too.
      if let length = plan.holdAll, conversations[id].members.count == 0, !conversations.isBarged(id) {
        conversations.hold(id, third.leg, by: agent, at: now)
        conversations[id].third?.stage = .bothHeld
        scheduleThird(id, after: length)
        return
      }
      turn = 0
    case .bothHeld:
      // Straight to all three, or back to the third party first.
      if plan.turns.count > 0 || plan.threeParty == nil {
        conversations.unhold(id, third.leg, by: agent, at: now)
        conversations[id].third?.stage = .resumed
        scheduleThird(id, after: growingPause(id))
        return
      }
      turn = 0
    case .resumed: turn = 0
    case .turned(let done): turn = done + 1
    case .merged:
      finishParty(id, plan, number: number, third.leg)
      return
    case .ringing, .staying, .finishing: return
    }
    // Turning back and forth is between two.
    if turn < plan.turns.count, conversations[id].members.count == 0, !conversations.isBarged(id) {
      let held = conversations[id, customer].heldBy != nil ? customer : third.leg
      swap(id, by: agent, to: held, other: held == customer ? third.leg : customer)
      conversations[id].third?.stage = .turned(turn)
      scheduleThird(id, after: turn == 0 ? plan.turns.first : plan.turns.second)
    } else if let threeParty = plan.threeParty {
      merge(id)
      scheduleThird(id, after: threeParty)
    } else {
      finishParty(id, plan, number: number, third.leg)
    }
  }

  private mutating func swap(_ id: Int, by agent: Int, to held: Int, other: Int) {
    conversations.act(id, now, agent, .swap, on: held)
    conversations.unhold(id, held, by: agent, at: now)
    conversations.hold(id, other, by: agent, at: now)
  }

  /// Everybody hears everybody.
  private mutating func merge(_ id: Int) {
    guard let agent = conversations[id].agent else { return }
    conversations.act(id, now, agent, .conferenceMerge)
    for leg in conversations.legs(of: id) { conversations.unhold(id, leg, by: agent, at: now) }
    conversations[id].third?.stage = .merged
  }

  // MARK: Ending

  private mutating func finishParty(_ id: Int, _ plan: PartyPlan, number: Int, _ leg: Int) {
    guard let agent = conversations[id].agent else { return }
    if grow(id, after: number, beside: leg) { return }
    switch plan.ending {
    case .stays:
      conversations[id].third?.stage = .staying
      scheduleStep(id)
      return
    case .isDropped:
      conversations.act(id, now, agent, .partyDrop, on: leg)
      planAnother(id, after: number)
      leave(id, leg, .removed)
    case .leaves:
      planAnother(id, after: number)
      leave(id, leg, .hungUp)
    }
  }

  /// How long before somebody else is called in, and before the next one leaves a conference that ends; inferred.
  private static let growing = 2.0...9

  /// Lets the third party stay while the agent calls another one in.
  ///
  /// False when this was the last one.
  private mutating func grow(_ id: Int, after number: Int, beside leg: Int) -> Bool {
    guard conversations[id].third?.stage == .merged, !conversations[id].members.isComplete,
      !conversations[id].medium.isWritten,
      let planner = TalkPlanner(id, segment: conversations[id].segments - 1, conversations, staff, now: now),
      planner.grows(tables, after: number)
    else { return false }
    conversations[id].members.append(ConferenceMembers.Member(leg: leg, number: number))
    conversations[id].third = nil
    let next = TalkStep(delay: growingPause(id), act: .addParty(planner.party(tables, number + 1) { isThere(id, $0) }))
    conversations.insertStep(id, next)
    scheduleStep(id)
    return true
  }

  /// Whether a number outside is on the call; a colleague who is cannot be free.
  @inline(__always)
  private func isThere(_ id: Int, _ target: Target) -> Bool {
    guard case .outside(let number) = target else { return false }
    return conversations.legs(of: id).contains {
      conversations[id, $0].isOpen && conversations[id, $0].record.party == .outside(number)
    }
  }

  @inline(__always)
  private func growingPause(_ id: Int) -> SimulationDuration {
    var draws = conversations[id].key.stream(.conference, 3_000 + conversations[id].actionCount)
    return .seconds(rounding: draws.uniform(from: Self.growing.lowerBound, to: Self.growing.upperBound))
  }

  /// Turns to whoever was called in before, now that nobody more comes: they leave, are dropped or stay.
  ///
  /// False when there is nobody.
  mutating func resumeMember(_ id: Int) -> Bool {
    guard conversations[id].third == nil, conversations.isConnected(id, conversations[id].agent),
      let member = conversations[id].members.popLast(),
      let planner = TalkPlanner(id, segment: conversations[id].segments - 1, conversations, staff, now: now)
    else { return false }
    conversations[id].members.isComplete = true
    let plan = planner.party(tables, member.number)
    conversations[id].third = ThirdParty(
      leg: member.leg, purpose: .party(plan, number: member.number), stage: .merged)
    scheduleThird(id, after: growingPause(id))
    return true
  }

  /// Puts the next third party at the front of the script, if there is to be one.
  private mutating func planAnother(_ id: Int, after number: Int) {
    // Third parties are called on the telephone; whoever joins in writing is one colleague.
    guard conversations[id].members.count == 0, !conversations[id].medium.isWritten,
      let planner = TalkPlanner(id, segment: conversations[id].segments - 1, conversations, staff, now: now),
      planner.hasAnother(tables, after: number)
    else { return }
    conversations.insertStep(id, TalkStep(delay: .seconds(7), act: .addParty(planner.party(tables, number + 1))))
  }

  private mutating func completeConsult(_ id: Int) {
    guard let agent = conversations[id].agent, let third = conversations[id].third else { return }
    conversations.act(id, now, agent, .transferConsultComplete, on: third.leg)
    releaseForTransfer(id, by: agent)
    turnCoach(id, from: agent, to: third.leg)
    conversations[id].agent = nil
    handOver(id, to: third.leg)
    leave(id, agent, .transferred)
  }

  /// Whoever the leaving agent had on hold is taken off hold in that instant.
  private mutating func releaseForTransfer(_ id: Int, by agent: Int) {
    for leg in conversations.legs(of: id) where conversations[id, leg].heldBy == agent {
      conversations.unhold(id, leg, by: agent, at: now)
    }
  }

  /// The customer goes on with who was the third party: a colleague takes charge, an outside party just talks.
  mutating func handOver(_ id: Int, to leg: Int) {
    cancelStep(id)
    cancelThirdStage(id)
    conversations.forgetScript(id)
    dismissMembers(id)
    guard case .staff = conversations[id, leg].record.party else {
      finishOutside(id)
      return
    }
    conversations[id].third = nil
    conversations[id].agent = leg
    // If it was a network that took the other agent, the customer has not been left alone.
    conversations[id].wasCutOff = false
    planTalk(id)
  }

  /// Whoever else was called in says goodbye to those who go on.
  private mutating func dismissMembers(_ id: Int) {
    while let member = conversations[id].members.popLast() {
      plan(id, member.leg, .hungUp, after: growingPause(id))
    }
  }

  /// Customer and outside party talk until one of them has had enough.
  private mutating func finishOutside(_ id: Int) {
    conversations[id].agent = nil
    conversations[id].third?.stage = .finishing
    scheduleThird(id, after: tables.talk.outsideTalk.draw(conversations[id].key, .talk, conversations[id].rings))
  }

  private mutating func finishAmongThemselves(_ id: Int) {
    guard let third = conversations[id].third else { return }
    guard conversations.hasCustomer(id), let customer = conversations[id].customer else {
      leave(id, conversations[id].agent ?? third.leg, .hungUp)
      return
    }
    var draws = conversations[id].key.stream(.talk, 2 << 20)
    leave(id, draws.chance(tables.talk.customerHangsUp) ? customer : third.leg, .hungUp)
  }
}
