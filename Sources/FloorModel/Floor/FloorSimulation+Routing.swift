import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Rings: whom the dispatcher has brought together with a caller is offered them, and answers or not.
extension FloorSimulation {
  /// The caller can be offered from now on: at once, if somebody is ready.
  mutating func makeRoutable(_ id: Int) {
    guard let platformLeg = conversations[id].platformLeg, let queue = conversations[id, platformLeg].record.queue
    else { return }
    conversations[id].step = nil
    if isSilent(id) { return }
    let credited = conversations[id].credited ?? now
    if let agent = dispatcher.enter(id, queue: queue, ring: conversations[id].ring, credited: credited) {
      offer(id, to: agent)
    } else {
      schedulePatience(id)
      if tables.queues[queue].isEventful, !isLine(id) { beginWaiting(id, in: queue) }
    }
  }

  /// Offers a ready agent the caller who is next in the queues of their team, if anybody waits there.
  mutating func serve(_ agent: Int) {
    guard let caller = dispatcher.takeNext(for: agent) else { return }
    offer(caller, to: agent)
  }

  /// Rings a ready agent for the caller in the queue.
  mutating func offer(_ id: Int, to agent: Int) {
    guard let queueLeg = conversations[id].platformLeg else { return }
    let queue = conversations[id, queueLeg].record.queue
    let leg = ring(id, agent, origin: .offer(queueLeg: queueLeg), queue: queue)
    conversations[id].step = conversations[id, leg].ringTicket
  }

  /// Rings a ready agent for any reason: the leg, what will come of it, and when.
  ///
  /// The outcome comes as `ringOver`.
  mutating func ring(_ id: Int, _ agent: Int, origin: Leg.Origin, queue: Int?) -> Int {
    guard case .team(let team) = staff[agent].group else { preconditionFailure("only agents are offered calls") }
    let number = conversations[id].rings
    conversations[id].rings += 1
    let limit =
      if let rules = queue ?? conversations[id].queue { tables.queues[rules].ringLimit } else {
        FloorRecords.usualRingLimit
      }
    var (alert, after, outcome) = (SimulationDuration.zero, SimulationDuration.zero, OpenLeg.Ring.answers)
    let isTaken = queue.map { tables.queues[$0].answersByItself } ?? false
    let answersByItself = staff[agent].answersByItself || isTaken || isLine(id)
    if !tables.teams[team].answersAtOnce || answersByItself {
      var draws = conversations[id].key.stream(.ringing, number)
      alert = tables.platform.alerting.duration(from: &draws)
      let choice = draws.uniform()
      let missing = min(1, tables.teams[team].noAnswer * staff[agent].inattention)
      if answersByItself {
        after = alert + tables.teams[team].autoAlert.duration(from: &draws)
      } else if choice < missing {
        (after, outcome) = (limit, .ringsOut)
      } else if choice < missing + tables.teams[team].decline {
        (after, outcome) = (alert + tables.talk.decline.duration(from: &draws), .isDeclined)
      } else {
        after = alert + tables.teams[team].alert.duration(from: &draws)
      }
    }
    // Whoever would be slower than the limit has missed it.
    if after >= limit { (outcome, after) = (.ringsOut, limit) }
    let failure =
      staff[agent].clients == nil
      ? nil : offerFault(id, ring: number, to: agent, origin, answeredAfter: outcome == .answers ? after : nil)
    if let failure, !failure.fault.followsAnswer { (outcome, after) = (.fails, failure.over) }
    let end = now + after
    var leg = FloorLeg(.agent, of: .staff(agent), queue: queue, origin: origin, at: now)
    if failure?.isUnheard != true { leg.alertedAt = now + min(alert, after) }
    let position = conversations.append(leg, to: id)
    conversations[id, position].ring = outcome
    if let failure { conversations.afflict(id, position, failure.fault) }
    engage(agent, .offered, in: conversations[id].entity)
    let over = failure?.fault.over ?? end
    if case .planned(let givesUp, _) = conversations[id].patience, givesUp <= over { schedulePatience(id) }
    conversations[id, position].ringTicket = events.schedule(FloorEvent(.ringOver, id, position), at: end)
    return position
  }

  mutating func finishRing(_ id: Int, leg: Int) {
    conversations[id, leg].ringTicket = nil
    if tables.office != nil, conversations[id].office != nil { return finishOfficeRing(id, leg: leg) }
    switch conversations[id, leg].ring {
    case .answers where conversations.fault(id, leg)?.followsAnswer ?? false: takeInVain(id, leg)
    case .answers, .isMachine: answer(id, leg)
    case .isDeclined: refuse(id, leg, .declined)
    case .ringsOut: refuse(id, leg, .noAnswer)
    case .isBusy: refuse(id, leg, .busy)
    case .fails: refuse(id, leg, .failed)
    }
  }

  private mutating func answer(_ id: Int, _ leg: Int) {
    connect(id, leg)
    if conversations[id].third?.leg == leg {
      thirdAnswered(id)
      return
    }
    stopWaiting(id)
    conversations[id].step = nil
    if let queueLeg = conversations[id].platformLeg {
      leave(id, queueLeg, .routed)
      conversations[id].platformLeg = nil
    }
    if let callee = conversations[id].callee, conversations[id].customer == nil {
      callBack(id, callee, by: leg)
    } else {
      beginTalk(id, agentLeg: leg)
    }
  }

  /// Back to the line after `leg` ended as `end` without a word said.
  mutating func refuse(_ id: Int, _ leg: Int, _ end: Leg.End) {
    let isThird = conversations[id].third?.leg == leg
    leave(id, leg, end)
    guard !isThird, conversations[id].platformLeg != nil else { return }
    // Back to the head of the line, where the next ready agent finds the caller.
    conversations[id].step = nil
    makeRoutable(id)
  }

  /// The person behind `leg` has answered: their device is in the mix a moment later.
  mutating func connect(_ id: Int, _ leg: Int) {
    let time = now
    conversations[id, leg].record.answeredAt = time
    conversations[id, leg].record.joinedAt = time
    if case .staff(let person) = conversations[id, leg].record.party {
      let joining = tables.platform.joining.draw(conversations[id].key, .legParameters, leg)
      conversations[id, leg].record.joinedAt = time + joining + opening(id, leg)
      engage(
        person, conversations[id, leg].record.role == .coach ? .coaching : .talking, in: conversations[id].entity)
    }
    watchForOutage(id, leg)
  }

  /// What the person behind `leg` hears before anybody else, when they have taken a call that waited in a queue.
  ///
  /// Whoever a dialler has reached does not wait for words.
  func opening(_ id: Int, _ leg: Int) -> SimulationDuration {
    guard case .offer = conversations[id, leg].record.origin, let queue = conversations[id, leg].record.queue,
      conversations[id].kind != .outbound
    else { return .zero }
    return tables.queues[queue].opening
  }

  /// An agent and the customer speak from now on.
  mutating func beginTalk(_ id: Int, agentLeg: Int) {
    conversations[id].agent = agentLeg
    conversations[id].wasAnswered = true
    connectLine(id)
    if let customer = conversations[id].customer, conversations[id, customer].record.joinedAt == nil {
      conversations[id, customer].record.joinedAt = now
      watchForOutage(id, customer)
    }
    planTalk(id)
    considerCoaching(id)
    if tables.hasClients {
      considerClosing(id, agentLeg)
      if let customer = conversations[id].customer { considerClosing(id, customer) }
    }
  }
}
