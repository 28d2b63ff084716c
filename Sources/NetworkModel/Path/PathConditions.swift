import GroundTruth
import Quantities
import Randomness

/// What of a path lasts longer than a packet: its regime, the slow drift, the route, the satellite's slot.
///
/// Times are microseconds from the start of the leg.
struct PathConditions: ~Copyable {
  /// How loaded the path is: the larger of a chain that both directions share and of the direction's own.
  private(set) var regime: Regime
  /// The regime that an impairment forces; nil while the chains decide.
  private var forced: Regime?
  /// When the next change is due, the drift's steps aside.
  private(set) var nextChange = 0.0
  private let parameters: DirectionParameters
  private let load: RegimeLoad
  private var shared: RegimeChain
  private var own: RegimeChain
  private var slowDrift: SlowDrift
  private var route: RouteSteps
  private var slots: SatelliteSlots

  /// The conditions at the start of a leg.
  init(
    parameters: DirectionParameters, profile: NetworkProfile, path: LegPath, direction: Direction, entryRate: Double,
    start: SimulationTime, seed: UInt64, localClock: LocalClock
  ) {
    self.parameters = parameters
    let load = RegimeLoad(
      access: path.network.followsDay ? profile.access : nil, entryRate: entryRate, start: start, clock: localClock)
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
    slowDrift = SlowDrift(stream: path.stream(.drift, direction, seed: seed))
    route = RouteSteps(
      spread: parameters.routeStep,
      stream: RandomStream(StreamKey(seed: seed, entity: path.leg, purpose: .routeSteps)))
    slots = SatelliteSlots(
      isPresent: profile.hasSatelliteSlots, seed: seed, workplace: path.workplace, leg: path.leg, direction: direction,
      start: start)
    plan()
  }

  /// The idle one-way delay in force.
  private(set) var base = 0.0
  /// Whether packets are sent so near the edge of a satellite's slot that they suffer from it.
  private(set) var isNearSlotEdge = false

  /// The median of the queueing delay in force.
  var queueMedian: Double { parameters.queue[regime] * slowDrift.factor }

  /// The logarithm of what the slow drift makes of the queueing delay.
  var drift: Double { slowDrift.logarithm }

  /// The mean of the access delay in force.
  var accessMean: Double { parameters.access[regime] }

  /// What a packet suffers from a change of satellite beside the slot's delay: delay in microseconds, and whether it is
  /// lost.
  ///
  /// - Parameter delay: what `SatelliteEdges.effect` asks for.
  @inline(__always)
  mutating func edgeEffect(delay: Float?) -> (delay: Double, isLost: Bool) { slots.edgeEffect(delay: delay) }

  /// From now on what packets suffer from a change of satellite is drawn for many of them at a time.
  mutating func drawEdgesInBulk() { slots.drawEdgesInBulk() }

  /// A second passes.
  mutating func passSecond() { slowDrift.advance() }

  /// The path is in `regime` from now on, whatever its chains say, or in theirs again when it is nil.
  mutating func force(_ regime: Regime?) {
    forced = regime
    self.regime = regime ?? max(shared.regime, own.regime)
  }

  /// Lets everything happen that is due by `now`.
  mutating func advance(to now: Double) {
    if now >= shared.nextChange { shared.advance(load: load.factor(at: now)) }
    if now >= own.nextChange { own.advance(load: load.factor(at: now)) }
    regime = forced ?? max(shared.regime, own.regime)
    if now >= route.nextStep { route.advance() }
    if now >= slots.nextChange { slots.advance() }
    plan()
  }

  private mutating func plan() {
    nextChange = min(min(shared.nextChange, own.nextChange), min(route.nextStep, slots.nextChange))
    base = max(parameters.base + route.offset, parameters.shortestBase) + slots.offset
    isNearSlotEdge = slots.region != .middle
  }
}

/// When a direction sends nothing.
struct AbsenceCalendar {
  /// Whether packets are sent.
  private(set) var isSending = true
  /// When that changes next, microseconds from the start of the leg.
  private(set) var nextChange: Double
  private let spans: [TimeSpan]
  private var next = 0
  private let start: SimulationTime

  /// The calendar of `spans`, ascending, over a leg that starts at `start`.
  init(_ spans: [TimeSpan], start: SimulationTime) {
    self.spans = spans
    self.start = start
    nextChange = spans.first.map { Double(($0.start - start).microseconds) } ?? .infinity
  }

  /// Lets everything happen that is due by `now`.
  mutating func advance(to now: Double) {
    while now >= nextChange {
      isSending.toggle()
      if isSending { next += 1 }
      guard next < spans.count else { return nextChange = .infinity }
      nextChange = Double(((isSending ? spans[next].start : spans[next].end) - start).microseconds)
    }
  }
}
