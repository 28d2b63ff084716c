import GroundTruth
import Quantities
import Randomness

/// Sends every packet of one direction of a leg: the models' reference, section 1.2.
///
/// Packet k departs at k·Δ plus the sender's timing noise and arrives after the idle delay, a log-normal queueing delay
/// that is correlated from packet to packet and drifts slowly, and a white access delay. Stalls hold packets and
/// release them in order; a Gilbert chain loses them; regime, satellite slots, route steps and impairments change the
/// parameters underway.
///
/// Times inside are microseconds from the start of the leg. Everything that lasts longer than a packet is an event: the
/// packet loop compares its clock with the next one and otherwise runs straight. Each process draws from a stream of
/// its own, so what an impairment adds leaves the path's own fate untouched.
///
/// In packet resolution the delays of every packet are drawn. In interval resolution they are those of others, half a
/// second at a time, and all else is the same, draw by draw (`DirectionRun+Replay.swift`).
struct DirectionRun: ~Copyable {
  // What happens underway.
  var clock: PacketClock
  var loss: LossChain
  private let parameters: DirectionParameters
  private(set) var conditions: PathConditions
  private var stalls: StallProcess
  private var impaired: ImpairedPath
  /// The ways over other networks that impairments lead to, and the one in force.
  private let ways: [(network: Int, way: OtherWay)]
  private var way: OtherWay?
  private var absences: AbsenceCalendar

  // The delays of the packets to come.
  private var delays: DelaySource
  private var overtaking: Overtaking

  // What is in force.
  private(set) var nextEvent = 0.0
  private(set) var base = 0.0
  private(set) var queueMedian = 0.0
  /// Whether it is that of the second in progress.
  private(set) var isQueueCurrent = false
  private(set) var accessMean = 0.0
  private(set) var stallEnd = -Double.infinity
  /// Whether packets need a closer look: an impairment is in force, or a satellite slot begins or ends.
  private(set) var isTroubled = false
  var isSending: Bool { absences.isSending }

  /// When the drift moves next on a path that only carries the packets of another.
  private var nextDrift = 1e6

  /// The arrival of the packet before.
  var previousArrival = -Double.infinity

  /// The least distance of two arrivals: a short packet at some 20 Mbit/s.
  static let spacing = 50.0

  /// A run that has yet to send its first packet.
  init(
    path: LegPath, profile: NetworkProfile, direction: Direction, factors: PathFactors, presence: TimeSpan,
    absences: [TimeSpan], impairments: ImpairmentTimeline, ways: [(network: Int, way: OtherWay)] = [], seed: UInt64,
    localClock: LocalClock
  ) {
    self.ways = ways
    let parameters = DirectionParameters(
      profile: profile, distance: path.network.distance, direction: direction, factors: factors)
    self.parameters = parameters
    func stream(_ process: Direction.Process) -> RandomStream { path.stream(process, direction, seed: seed) }
    var timing = stream(.clock)
    clock = PacketClock(duration: Double(presence.duration.microseconds), stream: &timing)
    conditions = PathConditions(
      parameters: parameters, profile: profile, path: path, direction: direction, entryRate: factors.entryRate,
      start: presence.start, seed: seed, localClock: localClock)
    loss = LossChain(parameters.loss[conditions.regime], stream: stream(.loss))
    stalls = StallProcess(lengths: parameters.stall, stream: stream(.stalls))
    delays = DelaySource(DelaySampler(parameters.delays, stream: stream(.delays)))
    overtaking = Overtaking(stream: stream(.reordering))
    self.absences = AbsenceCalendar(absences, start: presence.start)
    impaired = ImpairedPath(
      timeline: impairments, stall: parameters.stall, codec: path.codec, direction: direction, leg: path.leg,
      seed: seed)
    stalls.change(rate: parameters.stallRate[conditions.regime], at: 0)
    adjust()
  }

  /// Sends everything to `receiver`, half a second at a time, every packet drawn.
  consuming func run(into receiver: inout some PacketReceiver & ~Copyable) {
    var window = 0
    while clock.isRunning {
      window += 1
      while sendPacket(before: Double(window) * JitterBuffer.window, to: &receiver) {}
      close(window, of: &receiver)
    }
    receiver.closeLeg(idleDelay: base)
  }

  /// The `window`th half second is over, and with every other one a second.
  mutating func close(_ window: Int, of receiver: inout some PacketReceiver & ~Copyable) {
    receiver.closeWindow()
    guard window.isMultiple(of: 2) else { return }
    receiver.closeSecond(idleDelay: base)
    passSecond()
    adjust()
  }

  /// Sends the next packet if it departs before `end`; whether it did.
  @inline(__always)
  mutating func sendPacket(before end: Double, to receiver: inout some PacketReceiver & ~Copyable) -> Bool {
    let due = clock.due
    guard due < clock.end else { return false }
    let (noise, queue, access) = delays.current()
    let departure = max(0, due + Double(noise))
    guard departure < end else { return false }
    send(due: due, departure: departure, queue: queue, access: access, to: &receiver)
    delays.advance()
    return true
  }

  /// Sends the next packet, which is due and departs then; `queue` and `access` are its delays (`DelayBlock`), `edge`
  /// that near a satellite's change if it is known (`SatelliteEdges.effect`).
  @inline(__always)
  mutating func send(
    due: Double, departure: Double, queue: Float, access: Float, edge: Float? = nil,
    to receiver: inout some PacketReceiver & ~Copyable
  ) {
    if due >= nextEvent { passEvents(until: due) }
    var arrival = departure + base + queueMedian * Double(queue) + accessMean * Double(access)
    var isLost = loss.next()
    if isTroubled { suffer(due: due, departure: departure, edge: edge, arrival: &arrival, isLost: &isLost) }
    if departure < stallEnd, way == nil { arrival = max(arrival, stallEnd + base) }
    arrival = overtaking.arrival(arrival, notBefore: previousArrival + Self.spacing)
    previousArrival = arrival
    if isSending {
      receiver.take(Packet(number: clock.number, due: due, departure: departure, arrival: arrival, isLost: isLost))
    }
    clock.advance()
  }

  /// What only happens near a satellite's change of slot or during an impairment.
  private mutating func suffer(
    due: Double, departure: Double, edge: Float?, arrival: inout Double, isLost: inout Bool
  ) {
    let slotEdge = conditions.edgeEffect(delay: edge)
    arrival += slotEdge.delay
    isLost = isLost || slotEdge.isLost
    guard impaired.isActive else { return }
    if let way {
      (arrival, isLost) = way.carry(due: due, departure: departure)
      base = way.base + impaired.delay
      arrival += impaired.delay
    }
    let effect = impaired.effect(at: departure)
    arrival = max(arrival + effect.delay, effect.heldUntil + base)
    isLost = effect.isLost || (isLost && !effect.replacesOwnLoss)
  }

  /// Takes a packet of another path that is due and departs then; both ascend.
  ///
  /// What happened here since the last one is caught up with, each event at its own time.
  mutating func carry(due: Double, departure: Double) -> (arrival: Double, isLost: Bool) {
    catchUp(to: due)
    let (_, queue, access) = delays.current()
    delays.advance()
    var arrival = departure + base + queueMedian * Double(queue) + accessMean * Double(access)
    var isLost = loss.next()
    if isTroubled { suffer(due: due, departure: departure, edge: nil, arrival: &arrival, isLost: &isLost) }
    if departure < stallEnd { arrival = max(arrival, stallEnd + base) }
    return (arrival, isLost)
  }

  /// The path is in `regime` from `now` on, or in that of its chains when it is nil.
  mutating func force(_ regime: Regime?, at now: Double) {
    catchUp(to: now)
    let before = conditions.regime
    conditions.force(regime)
    enterRegime(from: before, at: now)
    adjust()
  }

  private mutating func catchUp(to now: Double) {
    while min(nextEvent, nextDrift) <= now {
      if nextDrift <= nextEvent {
        passSecond()
        nextDrift += 1e6
        adjust()
      } else {
        passEvent(before: nextEvent)
      }
    }
  }

  /// Losses and stalls go on with the parameters of the regime in force, unless it is still `before`.
  private mutating func enterRegime(from before: Regime, at now: Double) {
    guard conditions.regime != before else { return }
    isQueueCurrent = false
    loss.change(to: parameters.loss[conditions.regime])
    stalls.change(rate: parameters.stallRate[conditions.regime], at: now)
  }

  /// The impairments change: which way packets go, and in which regime it is.
  private mutating func passImpairment(at now: Double) {
    impaired.advance()
    let effects = impaired.effects
    way = ways.first { $0.network == effects.network }?.way
    conditions.force(effects.regime)
    for (_, way) in ways { way.force(effects.regime, at: now) }
  }

  /// Lets everything happen that comes before the packet that is due at `due`.
  mutating func passEvents(until due: Double) {
    while due >= nextEvent { passEvent(before: due) }
  }

  private mutating func passEvent(before due: Double) {
    let now = nextEvent
    let regime = conditions.regime
    if now >= conditions.nextChange { conditions.advance(to: now) }
    if now >= impaired.nextChange { passImpairment(at: now) }
    enterRegime(from: regime, at: now)
    if now >= stalls.nextStart { stallEnd = max(stallEnd, due + stalls.begin()) }
    absences.advance(to: now)
    adjust()
  }

  /// Has rare events of single packets drawn in a cheaper way, for `replay`.
  mutating func drawInBulk() {
    conditions.drawEdgesInBulk()
    overtaking.drawInBulk()
  }

  /// A second passes, and the queueing delay drifts; `renewQueue` tells where to.
  mutating func passSecond() {
    conditions.passSecond()
    isQueueCurrent = false
  }

  /// Recomputes the median of the queueing delay.
  mutating func renewQueue() {
    queueMedian = conditions.queueMedian
    isQueueCurrent = true
  }

  /// Recomputes what is in force from the states of all processes, and when that changes next.
  private mutating func adjust() {
    base = (way?.base ?? conditions.base) + impaired.delay
    if !isQueueCurrent { renewQueue() }
    accessMean = conditions.accessMean
    isTroubled = impaired.isActive || conditions.isNearSlotEdge
    nextEvent = min(
      min(conditions.nextChange, stalls.nextStart), min(impaired.nextChange, absences.nextChange))
  }
}
