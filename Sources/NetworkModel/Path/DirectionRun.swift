import GroundTruth
import Quantities
import Randomness

/// Sends every packet of one direction of a leg and keeps its seconds: the models' reference, section 1.2.
///
/// Packet k departs at k·Δ plus the sender's timing noise and arrives after the idle delay, a log-normal queueing delay
/// that is correlated from packet to packet and drifts slowly, and a white access delay. Stalls hold packets and
/// release them in order; a Gilbert chain loses them; regime, satellite slots, route steps and impairments change the
/// parameters underway.
///
/// Times inside are microseconds from the start of the leg. Everything that lasts longer than a packet is an event: the
/// packet loop compares its clock with the next one and otherwise runs straight. Each process draws from a stream of
/// its own, so what an impairment adds leaves the path's own fate untouched.
struct DirectionRun: ~Copyable {
  private let parameters: DirectionParameters
  private let duration: Double
  private let interval: Double
  private let phase: Double
  private let load: RegimeLoad

  // What happens underway.
  private var timing: RandomStream
  private var loss: LossChain
  private var stalls: StallProcess
  private var shared: RegimeChain
  private var own: RegimeChain
  private var drift: SlowDrift
  private var route: RouteSteps
  private var slots: SatelliteSlots?
  private var impaired: ImpairedPath
  private var absences: [TimeSpan]
  private var nextAbsence = 0
  private let start: SimulationTime

  // What is in force.
  private var nextEvent = 0.0
  private var base = 0.0
  private var queueMedian = 0.0
  private var accessMean = 0.0
  private var stallEnd = -Double.infinity
  private var isSending = true
  /// Whether packets need a closer look: an impairment is in force, or a satellite slot begins or ends.
  private var isTroubled = false
  private var nextWindow = JitterBuffer.window
  private var regime = Regime.clear

  // The packet before.
  private var queueState: Double
  private var previousArrival = -Double.infinity

  private var receiver: ReceiverSeconds

  /// RTP media leave every 20 ms: the packet time of all our codecs (section 2.4).
  static let packetTime = 20_000.0
  /// The least distance of two arrivals: a short packet at some 20 Mbit/s.
  private static let spacing = 50.0
  /// A packet that would overtake is let pass this often (section 1.2: at most 1 in 10,000).
  private static let reordering = 1e-4
  /// Clocks of devices run wrong by some 20 parts per million: inferred from ordinary quartz tolerances.
  private static let clockSkew = 20e-6

  /// A run that has yet to send its first packet.
  init(
    path: LegPath, profile: NetworkProfile, direction: Direction, factors: PathFactors, presence: TimeSpan,
    absences: [TimeSpan], impairments: ImpairmentTimeline, seed: UInt64, localClock: LocalClock
  ) {
    parameters = DirectionParameters(
      profile: profile, distance: path.network.distance, direction: direction, factors: factors)
    start = presence.start
    duration = Double(presence.duration.microseconds)
    self.absences = absences
    func stream(_ process: Direction.Process) -> RandomStream {
      RandomStream(
        StreamKey(seed: seed, entity: path.leg, purpose: direction.packetPurpose, bucket: process.rawValue))
    }
    timing = stream(.timing)
    phase = timing.uniform() * Self.packetTime
    interval = Self.packetTime * (1 + timing.gaussian(sigma: Self.clockSkew))
    queueState = timing.gaussian(sigma: 1)
    let load = RegimeLoad(
      access: path.network.followsDay ? profile.access : nil, entryRate: factors.entryRate, start: presence.start,
      clock: localClock)
    self.load = load
    // Both directions build the shared chain from the same stream, so they see the same one.
    func chain(_ sojourn: PerRegime<Double>, bucket: Int) -> RegimeChain {
      RegimeChain(
        sojourn: sojourn, load: load.factor(at: 0),
        stream: RandomStream(StreamKey(seed: seed, entity: path.leg, purpose: .regime, bucket: UInt64(bucket))))
    }
    shared = chain(profile.sharedSojourn, bucket: 0)
    own = chain(profile.privateSojourn, bucket: 1 + direction.rawValue)
    regime = max(shared.regime, own.regime)
    loss = LossChain(parameters.loss[regime], stream: stream(.loss))
    stalls = StallProcess(lengths: parameters.stall, stream: stream(.stalls))
    drift = SlowDrift(stream: stream(.drift))
    route = RouteSteps(
      spread: parameters.routeStep,
      stream: RandomStream(StreamKey(seed: seed, entity: path.leg, purpose: .routeSteps)))
    slots =
      profile.hasSatelliteSlots
      ? SatelliteSlots(
        seed: seed, workplace: path.workplace, leg: path.leg, direction: direction, start: presence.start) : nil
    impaired = ImpairedPath(
      timeline: impairments, stall: parameters.stall, codec: path.codec, direction: direction, leg: path.leg,
      seed: seed)
    receiver = ReceiverSeconds(
      buffer: direction == .uplink ? path.uplinkBuffer : path.downlinkBuffer, duration: duration)
  }

  /// Sends all packets and returns the seconds; `roundTrip` holds this direction's delay at each second's end.
  consuming func run() -> [SecondSample] {
    stalls.change(rate: parameters.stallRate[regime], at: 0)
    adjust()
    planNextEvent()
    let correlation = parameters.queueCorrelation
    let innovation = (1 - correlation * correlation).squareRoot()
    var number = 0.0
    while true {
      let due = phase + number * interval
      guard due < duration else { break }
      let depart = max(0, due + timing.gaussian(sigma: parameters.senderNoise))
      while depart >= nextEvent { passEvent(before: depart) }
      queueState = correlation * queueState + timing.gaussian(sigma: innovation)
      let queue = queueMedian * Portable.exp(parameters.queueSpread * queueState)
      var arrive = depart + base + queue + timing.exponential(mean: accessMean)
      var isLost = loss.next()
      if isTroubled { suffer(depart: depart, arrive: &arrive, isLost: &isLost) }
      if depart < stallEnd { arrive = max(arrive, stallEnd + base) }
      if arrive < previousArrival + Self.spacing, !timing.chance(Self.reordering) {
        arrive = previousArrival + Self.spacing
      }
      previousArrival = arrive
      if isSending {
        receiver.take(
          isLost: isLost, delay: arrive - depart, observedDelay: arrive - due,
          transit: arrive - number * Self.packetTime)
      }
      number += 1
    }
    return receiver.finish(idleDelay: base)
  }

  /// What only happens near a satellite's change of slot or during an impairment.
  private mutating func suffer(depart: Double, arrive: inout Double, isLost: inout Bool) {
    if slots != nil, let effect = slots?.edgeEffect() {
      arrive += effect.delay
      isLost = effect.isLost || isLost
    }
    let effect = impaired.effect(at: depart)
    arrive = max(arrive + effect.delay, effect.heldUntil + base)
    isLost = effect.isLost || isLost
  }

  /// Lets everything happen that is due at `nextEvent`, before the packet that departs at `depart`.
  private mutating func passEvent(before depart: Double) {
    let now = nextEvent
    if now >= nextWindow {
      receiver.closeWindow()
      nextWindow += JitterBuffer.window
    }
    if now >= receiver.secondEnd {
      receiver.closeSecond(idleDelay: base)
      drift.advance()
    }
    if now >= shared.nextChange { shared.advance(load: load.factor(at: now)) }
    if now >= own.nextChange { own.advance(load: load.factor(at: now)) }
    let effective = max(shared.regime, own.regime)
    if effective != regime {
      regime = effective
      loss.change(to: parameters.loss[regime])
      stalls.change(rate: parameters.stallRate[regime], at: now)
    }
    if now >= stalls.nextStart { stallEnd = max(stallEnd, depart + stalls.begin()) }
    if now >= route.nextStep { route.advance() }
    if slots != nil, now >= slots?.nextChange ?? .infinity { slots?.advance() }
    if now >= impaired.nextChange { impaired.advance() }
    passAbsences(until: now)
    adjust()
    planNextEvent()
  }

  private mutating func passAbsences(until now: Double) {
    while nextAbsence < absences.count, now >= offset(of: absences[nextAbsence].start) {
      isSending = now >= offset(of: absences[nextAbsence].end)
      guard isSending else { return }
      nextAbsence += 1
    }
  }

  private func offset(of time: SimulationTime) -> Double { Double((time - start).microseconds) }

  /// Recomputes what is in force from the states of all processes.
  private mutating func adjust() {
    let offset = slots?.offset ?? 0
    base = max(parameters.base + route.offset, parameters.shortestBase) + offset + impaired.delay
    queueMedian = parameters.queue[regime] * drift.factor
    accessMean = parameters.access[regime]
    isTroubled = impaired.isActive || (slots?.region ?? .middle) != .middle
  }

  private mutating func planNextEvent() {
    var next = min(min(nextWindow, receiver.secondEnd), min(shared.nextChange, own.nextChange))
    next = min(next, min(stalls.nextStart, min(route.nextStep, impaired.nextChange)))
    if let change = slots?.nextChange { next = min(next, change) }
    if nextAbsence < absences.count {
      next = min(next, offset(of: isSending ? absences[nextAbsence].start : absences[nextAbsence].end))
    }
    nextEvent = next
  }
}
