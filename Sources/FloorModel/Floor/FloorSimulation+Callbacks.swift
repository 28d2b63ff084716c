import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Somebody who was not reached and will be called again.
struct Callback: Sendable {
  let entity: UInt64
  let queue: Int
  let caller: Int
  /// Times they have been called before.
  let attempt: Int
}

/// Callers who do not wait but are called back: the request keeps their place, and an agent calls when its turn comes.
extension FloorSimulation {
  private static let callbackName = EntityName("callback")

  /// How long it takes to accept and to confirm one's number, seconds; inferred.
  private static let confirmation = 6.0...20.0

  /// Offers a waiting caller to be called back; true when they accept and are about to hang up.
  mutating func acceptsCallback(_ id: Int, _ queue: Int) -> Bool {
    guard let table = tables.queues[queue].callbacks, let customer = conversations[id].customer,
      conversations[id].kind == .inbound, estimatedWait(in: queue) >= table.minimumWait
    else { return false }
    var draws = conversations[id].key.stream(.callback, conversations[id].visits)
    guard draws.chance(table.accepted) else { return false }
    dispatcher.giveUp(id, queue: queue)
    stopWaiting(id)
    conversations[id].departure = .deferred
    conversations[id].isDeferred = true
    let length = draws.uniform(from: Self.confirmation.lowerBound, to: Self.confirmation.upperBound)
    plan(id, customer, .hungUp, after: .seconds(rounding: length))
    return true
  }

  /// What follows a conversation that is over: a callback that was asked for, or another attempt at one.
  ///
  /// False when neither does.
  mutating func considerCallback(_ id: Int) -> Bool {
    if conversations[id].kind == .callback {
      retryCallback(id)
      return true
    }
    guard conversations[id].isDeferred, let leg = conversations[id].platformLeg,
      let queue = conversations[id, leg].record.queue, let customer = conversations[id].customer,
      case .caller(let caller) = conversations[id, customer].record.party
    else { return false }
    let callback = Callback(
      entity: EntityID.child(of: conversations[id].entity, Self.callbackName), queue: queue, caller: caller,
      attempt: 0)
    beginCallback(callback, credited: conversations[id].credited ?? now)
    return true
  }

  /// The request waits in the queue from now on, at the place of somebody who entered at `credited`.
  private mutating func beginCallback(_ callback: Callback, credited: SimulationTime) {
    guard let table = tables.queues[callback.queue].callbacks else { return }
    let id = begin(
      callback.entity, .callback, queue: callback.queue, attempt: callback.attempt, callee: callback.caller)
    let (start, routable) = joinQueue(id, callback.queue, after: nil, at: now)
    conversations[id].credited = credited
    conversations[id].patience = .planned(start + table.expiry, events.keepPlaces())
    conversations[id].step = events.schedule(FloorEvent(.routable, id), at: routable)
  }

  /// Nobody has come to it in time: the request is dropped.
  mutating func expire(_ id: Int) {
    conversations[id].outcome = .unanswered
    windUp(id)
  }

  // MARK: Calling

  /// How long carriers take before the far end rings, or before they say that it is busy, seconds.
  private static let setup = 0.8...2.4
  /// How long a telephone rings until it is answered, and until it is given up, seconds; as in campaigns (section 3.1).
  private static let ringing = 4.0...20.0
  private static let givingUp = 25.0...45.0

  /// The agent who took the request calls the customer.
  mutating func callBack(_ id: Int, _ caller: Int, by agent: Int) {
    guard let queue = conversations[id].queue, let table = tables.queues[queue].callbacks else { return }
    conversations[id].agent = agent
    var draws = conversations[id].key.stream(.callback)
    let offered = now + tables.platform.dialling.duration(from: &draws)
    let isElsewhere = !busyCallers.isFree(caller)
    let answers = draws.chance(table.reached)
    let setup = SimulationDuration.seconds(
      rounding: draws.uniform(from: Self.setup.lowerBound, to: Self.setup.upperBound))
    let range = answers ? Self.ringing : Self.givingUp
    let ring = SimulationDuration.seconds(rounding: draws.uniform(from: range.lowerBound, to: range.upperBound))
    var leg = FloorLeg(.customer, of: .caller(caller), queue: queue, origin: .dialled(by: agent), at: offered)
    if !isElsewhere {
      busyCallers.insert(caller)
      leg.alertedAt = offered + setup
    }
    let customer = conversations.append(leg, to: id)
    conversations[id].customer = customer
    conversations[id, customer].ring = isElsewhere ? .isBusy : answers ? .answers : .ringsOut
    conversations[id].step = events.schedule(
      FloorEvent(.calledBack, id), at: offered + setup + (isElsewhere ? .zero : ring))
  }

  mutating func finishCallingBack(_ id: Int) {
    conversations[id].step = nil
    guard let customer = conversations[id].customer, let agent = conversations[id].agent else { return }
    switch conversations[id, customer].ring {
    case .answers, .isMachine:
      conversations[id, customer].record.answeredAt = now
      conversations[id, customer].record.joinedAt = now
      watchForOutage(id, customer)
      beginTalk(id, agentLeg: agent)
    case .isBusy: failToCallBack(id, customer, .busy, code: .busy)
    case .ringsOut, .isDeclined, .fails: failToCallBack(id, customer, .noAnswer, code: .noAnswer)
    }
  }

  private mutating func failToCallBack(_ id: Int, _ customer: Int, _ end: Leg.End, code: ForcedCode) {
    conversations[id].outcome = .unanswered
    conversations[id].forcedCode = code
    leave(id, customer, end)
  }

  // MARK: Again

  /// A callback is over: when nobody was reached, it is tried again later.
  private mutating func retryCallback(_ id: Int) {
    guard conversations[id].outcome == .unanswered, conversations[id].customer != nil,
      let queue = conversations[id].queue, let table = tables.queues[queue].callbacks,
      let caller = conversations[id].callee, conversations[id].attempt + 1 < table.attempts
    else { return }
    let time = now + table.retry.draw(conversations[id].key, .callback, 1)
    guard time < tables.directory.clock.end else { return }
    let again = Callback(
      entity: EntityID.child(of: conversations[id].entity, Self.callbackName), queue: queue, caller: caller,
      attempt: conversations[id].attempt + 1)
    events.schedule(FloorEvent(.callback, callbacks.insert(again)), at: time)
  }

  mutating func callBackAgain(_ position: Int) {
    guard let callback = callbacks.remove(position) else { return }
    beginCallback(callback, credited: now - tables.queues[callback.queue].credit)
  }
}
