import EventKernel
import GroundTruth
import Quantities
import Randomness

/// What happens to callers before and while they wait: turned away, discouraged, widened, moved on, called back.
extension FloorSimulation {
  // MARK: Being let in

  /// Whether callers are let into a queue at this time of day.
  @inline(__always)
  func isOpen(_ queue: Int) -> Bool {
    guard let hours = tables.queues[queue].waiting.hours else { return true }
    let clock = tables.directory.localClock
    return hours.admit(clock.timeOfDay(at: now), weekday: clock.weekday(at: now))
  }

  /// Whether a queue takes another caller: it is open, and somebody is ready or there is room to wait.
  @inline(__always)
  func admits(_ queue: Int) -> Bool {
    guard tables.queues[queue].isRestricted else { return true }
    guard isOpen(queue) else { return false }
    guard let limit = tables.queues[queue].waiting.limit else { return true }
    return dispatcher.waiting(in: queue) < limit || dispatcher.best(for: queue) != nil
  }

  /// How long the message to those takes who are turned away, seconds.
  ///
  /// Inferred: a sentence or two.
  private static let refusal = 5.0...14.0

  /// The caller hears that the queue is full or closed, and the platform hangs up.
  mutating func turnAway(_ id: Int, from queue: Int) {
    guard let customer = conversations[id].customer else { return }
    conversations[id].outcome = .blocked
    totals.queues[queue].blocked += 1
    var draws = conversations[id].key.stream(.waiting, Self.refusalBucket)
    let message = SimulationDuration.seconds(
      rounding: draws.uniform(from: Self.refusal.lowerBound, to: Self.refusal.upperBound))
    // The menu that said it hangs up, no later than the caller is gone.
    if let menu = conversations[id].platformLeg { plan(id, menu, .peerLeft, after: message) }
    plan(id, customer, .peerLeft, after: message)
  }

  private static let refusalBucket = 1 << 20

  // MARK: Waiting

  /// How long a caller hears that everybody is busy before hanging up on it, seconds; inferred.
  private static let busyMessage = 2.0...6.0

  /// A caller begins to wait in a line, or does so again after an offer came to nothing.
  mutating func beginWaiting(_ id: Int, in queue: Int) {
    if conversations[id].visits == 1, conversations[id].rings == 0, conversations[id].kind == .inbound {
      considerBalking(id, queue)
    }
    scheduleWaitStep(id, queue)
  }

  /// The caller hears that everybody is busy, perhaps for how long, and may not want to wait at all.
  private mutating func considerBalking(_ id: Int, _ queue: Int) {
    let perSecond = tables.queues[queue].waiting.balkingPerSecond
    let estimate = perSecond > 0 ? estimatedWait(in: queue) : 0
    let probability = tables.queues[queue].waiting.balking + perSecond * estimate
    guard probability > 0, case .scheduled(let ticket) = conversations[id].patience else { return }
    var draws = conversations[id].key.stream(.waiting)
    guard draws.chance(min(1, probability)) else { return }
    events.cancel(ticket)
    let message = draws.uniform(from: Self.busyMessage.lowerBound, to: Self.busyMessage.upperBound)
    conversations[id].patience = .scheduled(
      events.schedule(FloorEvent(.patienceOver, id), at: now + .seconds(rounding: message)))
  }

  private mutating func scheduleWaitStep(_ id: Int, _ queue: Int) {
    let number = conversations[id].waitSteps
    guard number < tables.queues[queue].waiting.steps.count, conversations[id].waitStep == nil,
      let leg = conversations[id].platformLeg
    else { return }
    let due = conversations[id, leg].record.offeredAt + tables.queues[queue].waiting.steps[number].after
    conversations[id].waitStep = events.schedule(FloorEvent(.waitStep, id), at: max(now, due))
  }

  /// The next step of the queue for somebody who still waits; whoever is being offered takes it when back in line.
  mutating func takeWaitStep(_ id: Int) {
    conversations[id].waitStep = nil
    guard let leg = conversations[id].platformLeg, let queue = conversations[id, leg].record.queue,
      dispatcher.isWaiting(id, queue: queue, ring: conversations[id].ring)
    else { return }
    let step = tables.queues[queue].waiting.steps[conversations[id].waitSteps]
    conversations[id].waitSteps += 1
    switch step.kind {
    case .ring:
      conversations[id].ring += 1
      if let agent = dispatcher.widen(id, queue: queue, from: conversations[id].ring - 1) {
        return offer(id, to: agent)
      }
    case .overflow(let target): if overflow(id, from: queue, leg, to: target) { return }
    case .callbackOffer: if acceptsCallback(id, queue) { return }
    case .voicemailOffer: if acceptsVoicemail(id, queue) { return }
    }
    scheduleWaitStep(id, queue)
  }

  /// Moves a caller on to another queue, where they keep their place by time and their patience.
  ///
  /// False when that queue takes nobody.
  private mutating func overflow(_ id: Int, from queue: Int, _ leg: Int, to target: Int) -> Bool {
    guard admits(target) else { return false }
    dispatcher.giveUp(id, queue: queue)
    // The new leg first: a callback that waits has no other.
    let (_, routable) = joinQueue(id, target, after: leg, at: nil)
    conversations[id].departure = .overflowed
    leave(id, leg, .routed)
    conversations[id].step = events.schedule(FloorEvent(.routable, id), at: routable)
    return true
  }

  // MARK: The estimate

  /// Weight of the latest call in the mean handling time.
  ///
  /// Inferred: some twenty calls count.
  private static let learning = 0.05

  /// A call of a queue has taken an agent this long.
  mutating func learnHandling(_ time: SimulationDuration, of queue: Int) {
    handling[queue] += Self.learning * (time.inSeconds - handling[queue])
  }

  /// Seconds that somebody at the end of a queue's line can expect to wait: what those in it take, by all who serve it.
  ///
  /// The usual estimate of such platforms: position times mean handling time by agents on duty. It counts agents whole
  /// who serve other queues too.
  @inline(__always)
  func estimatedWait(in queue: Int) -> Double {
    var agents = 0
    for team in tables.teams.indices where tables.teams[team].queues.contains(queue) { agents += activity[team].onDuty }
    return Double(dispatcher.waiting(in: queue)) * handling[queue] / Double(max(1, agents))
  }
}
