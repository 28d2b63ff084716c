import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Calls that come in: from the first offer to the queue.
extension FloorSimulation {
  mutating func drawArrivals(of queue: Int) {
    let slot = ArrivalProcess.slot(of: now)
    let parent = EntityID.child(of: directory.queues[queue].entity, Int(slot))
    for (number, time) in arrivals[queue].arrivals(in: slot).enumerated() {
      let arrival = PendingArrival(
        entity: EntityID.child(of: parent, number), queue: queue, caller: nil, attempt: 0)
      events.schedule(FloorEvent(.arrival, pendingArrivals.insert(arrival)), at: time)
    }
    let next = SimulationTime(microseconds: (slot + 1) * ArrivalProcess.slotLength.microseconds)
    if next < directory.clock.end { events.schedule(FloorEvent(.arrivalSlot, queue), at: next) }
  }

  mutating func arrive(_ position: Int) {
    guard let arrival = pendingArrivals.remove(position) else { return }
    let caller = freeCaller(arrival.caller ?? cast.caller(of: arrival.entity))
    busyCallers.insert(caller)
    var platform = stream(arrival.entity, .ivr)
    let taken = now + configuration.platform.pickUp.seconds(from: &platform)
    let id = begin(arrival.entity, .inbound, queue: arrival.queue, attempt: arrival.attempt)
    let customer = conversations[id].append(
      cast.leg(
        role: .customer, party: .caller(caller), queue: arrival.queue, origin: .arrival, isInbound: true, at: now),
      of: .caller(caller))
    conversations[id].customer = customer
    conversations[id].legs[customer].leg.answeredAt = taken
    guard let menu = configuration.ivr else {
      enterQueue(id, arrival.queue, after: nil, at: taken)
      return
    }
    let length = menu.duration.seconds(from: &platform)
    enterMenu(id, at: taken, length: length, choice: platform.uniform(), share: platform.uniformPositive())
  }

  /// The caller drawn, or the next one who is not calling already.
  private func freeCaller(_ wanted: Int) -> Int {
    var caller = wanted
    while busyCallers.contains(caller), busyCallers.count < configuration.callers.population {
      caller = (caller + 1) % configuration.callers.population
    }
    return caller
  }

  /// A conversation that starts now.
  mutating func begin(
    _ entity: UInt64, _ kind: Conversation.Kind, queue: Int?, attempt: Int = 0, campaign: Int? = nil
  ) -> Int {
    defer { nextNumber += 1 }
    return conversations.insert(
      OpenConversation(
        entity: entity, number: nextNumber, kind: kind, queue: queue, start: now, attempt: attempt,
        campaign: campaign))
  }

  /// The menu serves, loses or passes on a caller; which of them `choice` says.
  private mutating func enterMenu(
    _ id: Int, at time: SimulationTime, length: SimulationDuration, choice: Double, share: Double
  ) {
    var leg = cast.leg(
      role: .ivr, party: .ivr, queue: nil, origin: .routing(after: 0), isInbound: true, at: time)
    leg.answeredAt = time
    conversations[id].platformLeg = conversations[id].append(leg, of: .ivr)
    let menu = configuration.ivr ?? IVRConfiguration()
    let end: Leg.End
    var stay = length
    if choice < menu.abandonment {
      end = .abandoned
      stay = .seconds(rounding: length.inSeconds * share)
    } else if choice < menu.abandonment + menu.containment {
      end = .peerLeft
    } else {
      end = .routed
    }
    conversations[id].legs[1].pendingEnd = end
    conversations[id].step = events.schedule(FloorEvent(.menuDone, id), at: time + stay)
  }

  mutating func finishMenu(_ id: Int) {
    guard let menu = conversations[id].platformLeg, let customer = conversations[id].customer else { return }
    switch conversations[id].legs[menu].pendingEnd {
    case .abandoned?:
      conversations[id].outcome = .abandoned
      leave(id, customer, .abandoned)
    case .peerLeft?: leave(id, customer, .hungUp)
    default:
      leave(id, menu, .routed)
      enterQueue(id, conversations[id].queue ?? 0, after: menu, at: nil)
    }
  }

  /// Puts the customer into a queue; `at` nil means after the platform's usual moment.
  mutating func enterQueue(_ id: Int, _ queue: Int, after origin: Int?, at time: SimulationTime?) {
    let visit = conversations[id].visits
    conversations[id].visits += 1
    let entity = conversations[id].entity
    var routing = stream(entity, .routing, visit)
    let start = time ?? now + configuration.platform.handOver.seconds(from: &routing)
    var leg = cast.leg(
      role: .queue, party: .queue(queue), queue: queue,
      origin: origin.map { .routing(after: $0) } ?? .routing(after: 0), isInbound: true, at: start)
    leg.answeredAt = start
    conversations[id].platformLeg = conversations[id].append(leg, of: .queue(queue))
    conversations[id].agent = nil
    // Whoever was passed on gets one step of priority (section 3.6).
    let steps = configuration.queues[queue].priority + (conversations[id].segments > 0 ? 1 : 0)
    conversations[id].credited =
      start - SimulationDuration(microseconds: configuration.queues[queue].headStart.microseconds * Int64(steps))
    let patience = draw(configuration.queues[queue].patience, entity, .patience, visit)
    conversations[id].patience = events.schedule(FloorEvent(.patienceOver, id), at: start + patience)
    conversations[id].step = events.schedule(
      FloorEvent(.routable, id), at: start + configuration.platform.routing.seconds(from: &routing))
  }

  mutating func giveUpWaiting(_ id: Int) {
    guard let customer = conversations[id].customer else { return }
    if !conversations[id].wasAnswered { conversations[id].outcome = .abandoned }
    leave(id, customer, .abandoned)
  }

  /// A caller who was given up on, cut off or simply has more to say calls again (section 3.1).
  mutating func considerRedial(_ conversation: OpenConversation) {
    guard conversation.kind == .inbound, let queue = conversation.queue, let customer = conversation.customer,
      case .caller(let caller) = conversation.legs[customer].party
    else { return }
    let habits = configuration.callers
    guard conversation.attempt < habits.redialLimit else { return }
    let probability =
      switch conversation.legs.contains(where: { $0.leg.end == .networkLost }) {
      case true: habits.redialAfterLoss
      case false:
        conversation.outcome == .abandoned ? habits.redialAfterAbandonment : habits.redialAfterService
      }
    var draws = stream(EntityID.child(of: conversation.entity, "redial"), .arrivals)
    guard draws.chance(probability) else { return }
    let time = now + habits.redialGap.seconds(from: &draws)
    guard time < directory.clock.end else { return }
    let again = PendingArrival(
      entity: EntityID.child(of: conversation.entity, "redial"), queue: queue, caller: caller,
      attempt: conversation.attempt + 1)
    events.schedule(FloorEvent(.arrival, pendingArrivals.insert(again)), at: time)
  }
}
