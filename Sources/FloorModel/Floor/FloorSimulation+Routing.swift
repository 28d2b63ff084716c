import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Bringing those who wait and those who are ready together.
///
/// First come, first served by credited time of entry; among agents who serve the queue, the longest idle. Both sides
/// are looked at in the instant they become available, so that nobody waits while somebody suitable is ready.
extension FloorSimulation {
  /// The caller can be offered from now on: at once, if somebody is ready.
  mutating func makeRoutable(_ id: Int) {
    guard let platformLeg = conversations[id].platformLeg,
      let queue = conversations[id].legs[platformLeg].leg.queue
    else { return }
    conversations[id].step = nil
    if let agent = longestIdle(for: queue) {
      offer(id, to: agent)
    } else {
      wait(id, in: queue)
    }
  }

  private mutating func wait(_ id: Int, in queue: Int) {
    lines[queue].insert(
      WaitingLine.Entry(
        credited: conversations[id].credited ?? now, sequence: nextSequence, conversation: id))
    nextSequence += 1
  }

  /// Who has been ready longest among those who serve `queue`.
  func longestIdle(for queue: Int) -> Int? { longestIdle(of: servers[queue]) }

  /// Who has been ready longest in these teams.
  func longestIdle(of teams: [Int]) -> Int? {
    var found: Int?
    for team in teams {
      guard let candidate = idle[team].first else { continue }
      if let other = found, staff[other].readySince <= staff[candidate].readySince { continue }
      found = candidate
    }
    return found
  }

  /// Offers a ready agent the caller who is next in the queues of their team, if anybody waits there.
  mutating func serve(_ agent: Int) {
    guard case .team(let team) = staff[agent].group else { return }
    var next: (queue: Int, entry: WaitingLine.Entry)?
    for queue in configuration.teams[team].serves {
      guard let entry = lines[queue].first else { continue }
      if let other = next, !entry.precedes(other.entry) { continue }
      next = (queue, entry)
    }
    guard let next else { return }
    lines[next.queue].removeFirst()
    offer(next.entry.conversation, to: agent)
  }

  /// Rings a ready agent for the caller in the queue.
  private mutating func offer(_ id: Int, to agent: Int) {
    guard let queueLeg = conversations[id].platformLeg else { return }
    let queue = conversations[id].legs[queueLeg].leg.queue
    let leg = ring(id, agent, origin: .offer(queueLeg: queueLeg), queue: queue)
    conversations[id].step = conversations[id].legs[leg].ringTicket
  }

  /// Rings a ready agent for any reason: the leg, what will come of it, and when.
  ///
  /// The outcome comes as `ringOver`.
  mutating func ring(_ id: Int, _ agent: Int, origin: Leg.Origin, queue: Int?) -> Int {
    guard case .team(let team) = staff[agent].group else { preconditionFailure("only agents are offered calls") }
    let habits = configuration.teams[team]
    let conversation = conversations[id].entity
    var draws = stream(conversation, .ringing, conversations[id].rings)
    conversations[id].rings += 1
    let limit = queue.map { directory.queues[$0].ringLimit } ?? ringLimit(of: id)
    let alert = configuration.platform.alerting.seconds(from: &draws)
    let choice = draws.uniform()
    let missing = min(1, habits.noAnswer * staff[agent].inattention)
    var outcome = OpenLeg.Ring.answers
    var after = limit
    if staff[agent].answersByItself {
      after = alert + habits.autoAlert.seconds(from: &draws)
    } else if choice < missing {
      outcome = .ringsOut
    } else if choice < missing + habits.decline {
      outcome = .isDeclined
      after = alert + configuration.behaviour.decline.seconds(from: &draws)
    } else {
      after = alert + habits.alert.seconds(from: &draws)
    }
    // Whoever would be slower than the limit has missed it.
    if after >= limit { (outcome, after) = (.ringsOut, limit) }
    var leg = cast.leg(role: .agent, party: .staff(agent), queue: queue, origin: origin, isInbound: false, at: now)
    leg.alertedAt = now + min(alert, after)
    leg.ringLimit = limit
    let position = conversations[id].append(leg, of: .staff(agent))
    conversations[id].legs[position].ring = outcome
    engage(agent, .offered, in: conversation)
    conversations[id].legs[position].ringTicket = events.schedule(
      FloorEvent(.ringOver, id, position), at: now + after)
    return position
  }

  private func ringLimit(of id: Int) -> SimulationDuration {
    conversations[id].queue.map { directory.queues[$0].ringLimit } ?? .seconds(20)
  }

  mutating func finishRing(_ id: Int, leg: Int) {
    conversations[id].legs[leg].ringTicket = nil
    switch conversations[id].legs[leg].ring {
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
    cancelPatience(id)
    conversations[id].step = nil
    if let queueLeg = conversations[id].platformLeg {
      leave(id, queueLeg, .routed)
      conversations[id].platformLeg = nil
    }
    beginTalk(id, agentLeg: leg)
  }

  private mutating func refuse(_ id: Int, _ leg: Int, _ end: Leg.End) {
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
    conversations[id].legs[leg].leg.answeredAt = time
    conversations[id].legs[leg].leg.joinedAt = time
    if case .staff(let person) = conversations[id].legs[leg].party {
      var draws = stream(conversations[id].entity, .legParameters, leg)
      conversations[id].legs[leg].leg.joinedAt = time + configuration.platform.joining.seconds(from: &draws)
      engage(
        person, conversations[id].legs[leg].leg.role == .coach ? .coaching : .talking, in: conversations[id].entity)
    }
    watchForOutage(id, leg)
  }

  /// An agent and the customer speak from now on.
  mutating func beginTalk(_ id: Int, agentLeg: Int) {
    conversations[id].agent = agentLeg
    conversations[id].wasAnswered = true
    if let customer = conversations[id].customer, conversations[id].legs[customer].leg.joinedAt == nil {
      conversations[id].legs[customer].leg.joinedAt = now
      watchForOutage(id, customer)
    }
    planTalk(id)
    considerCoaching(id)
  }
}
