import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Calls that come in: from the first offer to the queue.
extension FloorSimulation {
  mutating func drawArrivals(of queue: Int) {
    let slot = ArrivalProcess.slot(of: now)
    arrivals[queue].draw(slot, into: &slots[queue].times)
    let count = slots[queue].times.count
    expectedArrivals += count
    slots[queue].begin(EntityID.child(of: tables.queues[queue].entity, Int(slot)), events.keepPlaces(count))
    slots[queue].scheduleNext(of: queue, in: &events)
    let next = SimulationTime(microseconds: (slot + 1) * ArrivalProcess.slotLength.microseconds)
    if next < tables.directory.clock.end { events.schedule(FloorEvent(.arrivalSlot, queue), at: next) }
  }

  /// The next call of a queue comes in.
  mutating func takeArrival(of queue: Int) {
    expectedArrivals -= 1
    let entity = slots[queue].next
    slots[queue].scheduleNext(of: queue, in: &events)
    arrive(entity, queue, caller: busyCallers.population > 0 ? tables.cast.caller(of: entity) : 0, attempt: 0)
  }

  /// Somebody calls again.
  mutating func redial(_ position: Int) {
    guard let redial = redials.remove(position) else { return }
    arrive(redial.entity, redial.queue, caller: redial.caller, attempt: redial.attempt)
  }

  private mutating func arrive(_ entity: UInt64, _ queue: Int, caller wanted: Int, attempt: Int) {
    let caller = busyCallers.firstFree(from: wanted)
    busyCallers.insert(caller)
    let id = begin(entity, .inbound, queue: queue, attempt: attempt)
    if tables.queues[queue].medium.isWritten { return takeText(id, queue, caller: caller) }
    if tables.hasClients, turnsDown(id, queue, caller: caller) { return }
    var leg = FloorLeg(.customer, of: .caller(caller), queue: queue, origin: .arrival, at: now)
    if let assistant = tables.configuration.assistant, meets(assistant, id) {
      let taken = now + tables.platform.pickUp.draw(conversations[id].key, .ivr, 0)
      leg.answeredAt = taken
      conversations[id].customer = conversations.append(leg, to: id)
      return enterAssistant(id, assistant, at: taken)
    }
    guard let menu = tables.menu else {
      let taken = now + tables.platform.pickUp.draw(conversations[id].key, .ivr, 0)
      leg.answeredAt = taken
      conversations[id].customer = conversations.append(leg, to: id)
      if tables.hasClients { considerSilence(id, caller: caller, takenAt: taken) }
      if admits(queue) { enterQueue(id, queue, after: nil, at: taken) } else { turnAway(id, from: queue) }
      return
    }
    var platform = conversations[id].key.stream(.ivr)
    let taken = now + tables.platform.pickUp.duration(from: &platform)
    leg.answeredAt = taken
    conversations[id].customer = conversations.append(leg, to: id)
    if tables.hasClients { considerSilence(id, caller: caller, takenAt: taken) }
    let length = menu.duration.duration(from: &platform)
    enterMenu(id, menu, at: taken, length: length, choice: platform.uniform(), share: platform.uniformPositive())
  }

  /// What somebody writes is there as soon as it comes in, whatever they write it on: it meets neither an assistant nor a
  /// voice menu, and no client's microphone or media path.
  private mutating func takeText(_ id: Int, _ queue: Int, caller: Int) {
    var leg = FloorLeg(.customer, of: .caller(caller), queue: queue, origin: .arrival, at: now)
    leg.answeredAt = now
    conversations[id].customer = conversations.append(leg, to: id)
    if admits(queue) { enterQueue(id, queue, after: nil, at: now) } else { turnAway(id, from: queue) }
  }

  /// A conversation that starts now.
  mutating func begin(
    _ entity: UInt64, _ kind: Conversation.Kind, queue: Int?, attempt: Int = 0, campaign: FloorCampaignCall? = nil,
    callee: Int? = nil
  ) -> Int {
    defer { nextNumber += 1 }
    return conversations.insert(
      OpenConversation(
        entity: entity, key: EntityKey(seed: tables.seed, entity: entity), number: nextNumber, kind: kind,
        medium: queue.map { tables.queues[$0].medium } ?? .voice, queue: queue, start: now, attempt: attempt,
        campaign: campaign, callee: callee))
  }

  /// The menu serves, loses or passes on a caller; which of them `choice` says.
  private mutating func enterMenu(
    _ id: Int, _ menu: MenuTable, at time: SimulationTime, length: SimulationDuration, choice: Double, share: Double
  ) {
    var leg = FloorLeg(.ivr, of: .ivr, queue: nil, origin: .routing(after: 0), at: time)
    leg.answeredAt = time
    let position = conversations.append(leg, to: id)
    conversations[id].platformLeg = position
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
    conversations[id, position].pendingEnd = end
    conversations[id].step = events.schedule(FloorEvent(.menuDone, id), at: time + stay)
  }

  /// Whether the caller meets the assistant and not the menu; the bucket beside the menu's.
  private func meets(_ assistant: AssistantConfiguration, _ id: Int) -> Bool {
    guard assistant.share < 1 else { return true }
    var draws = conversations[id].key.stream(.ivr, 1)
    return draws.chance(assistant.share)
  }

  /// The assistant serves, loses or passes on a caller, as their dialogue will have it.
  private mutating func enterAssistant(_ id: Int, _ assistant: AssistantConfiguration, at time: SimulationTime) {
    var leg = FloorLeg(.ivr, of: .assistant, queue: nil, origin: .routing(after: 0), at: time)
    leg.answeredAt = time
    let position = conversations.append(leg, to: id)
    conversations[id].platformLeg = position
    let dialogue = AssistantDialogue(assistant, key: conversations[id].key)
    let end: Leg.End =
      switch dialogue.outcome {
      case .abandoned: .abandoned
      case .served(byCaller: true): .peerLeft
      case .served(byCaller: false): .removed
      case .passedOn: .routed
      }
    conversations[id, position].pendingEnd = end
    conversations[id].step = events.schedule(FloorEvent(.menuDone, id), at: time + dialogue.length)
  }

  mutating func finishMenu(_ id: Int) {
    guard let menu = conversations[id].platformLeg, let customer = conversations[id].customer, !isSilent(id) else {
      return
    }
    switch conversations[id, menu].pendingEnd {
    case .abandoned?:
      conversations[id].outcome = .abandoned
      leave(id, customer, .abandoned)
    case .peerLeft?: leave(id, customer, .hungUp)
    // The assistant has said goodbye and hangs up.
    case .removed?:
      leave(id, menu, .peerLeft)
      windUp(id)
    default:
      let queue = conversations[id].queue ?? 0
      guard admits(queue) else { return turnAway(id, from: queue) }
      leave(id, menu, .routed)
      enterQueue(id, queue, after: menu, at: nil)
    }
  }

  /// Puts the customer into a queue; `at` nil means after the platform's usual moment.
  mutating func enterQueue(_ id: Int, _ queue: Int, after origin: Int?, at time: SimulationTime?) {
    // Whoever was passed on gets one step of priority (section 3.6).
    let credit =
      conversations[id].segments > 0 ? tables.queues[queue].creditAfterTransfer : tables.queues[queue].credit
    let visit = conversations[id].visits
    let (start, routable) = joinQueue(id, queue, after: origin, at: time)
    conversations[id].credited = start - credit
    let givesUp = start + patience(of: id, in: queue, visit: visit)
    conversations[id].patience = .planned(givesUp, events.keepPlaces())
    if givesUp <= routable { schedulePatience(id) }
    conversations[id].step = events.schedule(FloorEvent(.routable, id), at: routable)
  }

  /// How long a caller is going to wait at most, from entering the queue.
  @inline(__always)
  private func patience(of id: Int, in queue: Int, visit: Int) -> SimulationDuration {
    guard tables.queues[queue].hasAnnouncements else {
      return tables.queues[queue].patience.draw(conversations[id].key, .patience, visit)
    }
    var draws = conversations[id].key.stream(.patience, visit)
    let length = tables.queues[queue].patience.duration(from: &draws)
    return tables.queues[queue].waiting.shorten(length, tables.queues[queue].patience, &draws)
  }

  /// The leg in a queue: when it begins, and when somebody can be offered first.
  mutating func joinQueue(
    _ id: Int, _ queue: Int, after origin: Int?, at time: SimulationTime?
  ) -> (start: SimulationTime, routable: SimulationTime) {
    let visit = conversations[id].visits
    conversations[id].visits += 1
    let start: SimulationTime
    let routing: SimulationDuration
    if let time {
      start = time
      routing = tables.platform.routing.draw(conversations[id].key, .routing, visit)
    } else {
      var draws = conversations[id].key.stream(.routing, visit)
      start = now + tables.platform.handOver.duration(from: &draws)
      routing = tables.platform.routing.duration(from: &draws)
    }
    // Before a callback nothing comes; the customer's own leg is the first of all others.
    let cause = conversations[id].legCount == 0 ? Leg.Origin.arrival : .routing(after: origin ?? 0)
    var leg = FloorLeg(.queue, of: .queue(queue), queue: queue, origin: cause, at: start)
    leg.answeredAt = start
    conversations[id].platformLeg = conversations.append(leg, to: id)
    totals.queues[queue].enter(at: start, now: now)
    conversations[id].agent = nil
    conversations[id].ring = 0
    conversations[id].waitSteps = 0
    return (start, start + routing)
  }

  /// The customer's giving up becomes an event: until then it was sure that an agent or a ring would come first.
  mutating func schedulePatience(_ id: Int) {
    guard case .planned(let time, let place) = conversations[id].patience else { return }
    conversations[id].patience = .scheduled(events.schedule(FloorEvent(.patienceOver, id), at: time, in: place))
  }

  mutating func giveUpWaiting(_ id: Int) {
    guard let customer = conversations[id].customer else { return expire(id) }
    if abandonLine(id, customer) { return }
    if !conversations[id].wasAnswered { conversations[id].outcome = .abandoned }
    leave(id, customer, .abandoned)
  }

  private static let redialName = EntityName("redial")

  /// A caller who was given up on, cut off or simply has more to say calls again (section 3.1).
  mutating func considerRedial(_ id: Int) {
    guard conversations[id].kind == .inbound, let queue = conversations[id].queue,
      let customer = conversations[id].customer, case .caller(let caller) = conversations[id, customer].record.party,
      conversations[id].attempt < tables.redial.limit
    else { return }
    let probability = redialProbability(id, queue)
    guard probability > 0 else { return }
    let entity = EntityID.child(of: conversations[id].entity, Self.redialName)
    var draws = EntityKey(seed: tables.seed, entity: entity).stream(.arrivals)
    guard draws.chance(probability) else { return }
    let gap = conversations[id].wasCutOff ? tables.redial.gapAfterLoss : tables.redial.gap
    let time = now + gap.duration(from: &draws)
    guard time < tables.directory.clock.end else { return }
    let again = Redial(entity: entity, queue: queue, caller: caller, attempt: conversations[id].attempt + 1)
    events.schedule(FloorEvent(.redial, redials.insert(again)), at: time)
  }

  @inline(__always)
  private func redialProbability(_ id: Int, _ queue: Int) -> Double {
    if conversations[id].wasCutOff { return tables.redial.afterLoss }
    return switch conversations[id].outcome {
    case .abandoned: tables.redial.afterAbandonment
    // A full queue is tried again like one that is slow, a closed one on another day.
    case .blocked: isOpen(queue) ? tables.redial.afterAbandonment : 0
    case .completed, .unanswered, .failed, .machine, .diallerAbandoned: tables.redial.afterService
    }
  }
}
