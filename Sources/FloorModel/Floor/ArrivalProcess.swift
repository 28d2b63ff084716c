import GroundTruth
import Quantities
import Randomness

/// The calls of one queue as a Poisson process with a rate that varies, drawn five minutes at a time.
///
/// Within a slot the count is Poisson and the instants are uniform, which is the process itself while the rate is
/// constant (reference of the models, section 3.1). Every slot has its own stream, keyed by the queue and the slot's
/// number since 1970, so that no other queue and no other slot matters.
struct ArrivalProcess: Sendable {
  /// The length of a slot.
  static let slotLength = SimulationDuration.seconds(300)
  /// The length of a slot of busyness.
  private static let busynessLength = SimulationDuration.seconds(1_800)

  private let configuration: ArrivalConfiguration
  private let calendar: CalendarConfiguration
  private let entity: UInt64
  private let seed: UInt64
  private let clock: TimeSpan
  private let localClock: LocalClock
  /// Calls per hour at relative rate 1.
  private let scale: Double
  /// The busyness of the day and half hour asked for last: slots are asked for in order.
  private var busyness = Busyness()
  /// Memory in which the times of a slot are put in order.
  private var ends: [Int32] = []
  private var unordered: [SimulationTime] = []

  private struct Busyness: Sendable {
    var day: Int64 = .min
    var dayFactor = 1.0
    var halfHour = -1
    var logarithm = 0.0
  }

  init(
    _ configuration: ArrivalConfiguration, entity: UInt64, calendar: CalendarConfiguration, directory: CellDirectory,
    callsPerConcern: Double = 1
  ) {
    self.configuration = configuration
    self.calendar = calendar
    self.entity = entity
    seed = directory.seed
    clock = directory.clock
    localClock = directory.localClock
    var weight = 0.0
    var length = 0.0
    var slot = Self.slot(of: clock.start)
    while let span = Self.span(of: slot, within: directory.clock) {
      let seconds = span.duration.inSeconds
      weight += seconds * Self.relativeRate(configuration, calendar, directory.localClock, in: slot)
      length += seconds
      slot += 1
    }
    scale = weight > 0 ? configuration.perHour / callsPerConcern * length / weight : 0
  }

  /// Whether no call can ever come.
  var isEmpty: Bool { scale <= 0 }

  /// The number of the slot that holds `time`, counted from 1970.
  static func slot(of time: SimulationTime) -> Int64 { time.microseconds.flooredQuotient(by: slotLength.microseconds) }

  /// The part of a slot within the clock, or nil when it lies outside.
  static func span(of slot: Int64, within clock: TimeSpan) -> TimeSpan? {
    let start = SimulationTime(microseconds: slot * slotLength.microseconds)
    return TimeSpan(start, start + slotLength).intersection(clock)
  }

  /// Puts into `times` when the calls of a slot come, in order.
  mutating func draw(_ slot: Int64, into times: inout [SimulationTime]) {
    times.removeAll(keepingCapacity: true)
    guard let span = Self.span(of: slot, within: clock) else { return }
    let relative = Self.relativeRate(configuration, calendar, localClock, in: slot)
    guard relative > 0 else { return }
    let perHour = scale * relative * busyness(at: span.start)
    var stream = RandomStream(
      StreamKey(seed: seed, entity: entity, purpose: .arrivals, bucket: UInt64(bitPattern: slot)))
    let count = stream.poisson(mean: min(1e9, perHour * span.duration.inSeconds / 3_600))
    let length = Double(span.duration.microseconds)
    for _ in 0..<count {
      times.append(span.start + SimulationDuration(microseconds: Int64(stream.uniform() * length)))
    }
    order(&times, within: span)
  }

  /// Puts times that lie anywhere within `span`, each part of it as likely as another, in order.
  ///
  /// As many parts as there are times, and each time to its part: what is then still out of order is out by a place or
  /// two. A sort that compares learns bit by bit what the law of the times tells beforehand.
  private mutating func order(_ times: inout [SimulationTime], within span: TimeSpan) {
    let parts = Double(times.count) / Double(span.duration.microseconds)
    ends.removeAll(keepingCapacity: true)
    for _ in times.indices { ends.append(0) }
    func part(of time: SimulationTime) -> Int {
      min(times.count - 1, Int(Double((time - span.start).microseconds) * parts))
    }
    for time in times { ends[part(of: time)] += 1 }
    for index in ends.indices.dropFirst() { ends[index] += ends[index - 1] }
    unordered.removeAll(keepingCapacity: true)
    unordered.append(contentsOf: times)
    for time in unordered {
      let place = part(of: time)
      ends[place] -= 1
      times[Int(ends[place])] = time
    }
    for index in times.indices.dropFirst() {
      let time = times[index]
      var place = index
      while place > 0, time < times[place - 1] {
        times[place] = times[place - 1]
        place -= 1
      }
      times[place] = time
    }
  }

  /// How many calls the rate, without busyness, makes expected within `span`; first attempts only.
  func expectedCalls(in span: TimeSpan) -> Double {
    var calls = 0.0
    var slot = Self.slot(of: span.start)
    while let part = Self.span(of: slot, within: span) {
      let rate = Self.relativeRate(configuration, calendar, localClock, in: slot)
      calls += scale * rate * part.duration.inSeconds / 3_600
      slot += 1
    }
    return calls
  }

  /// Shape, weekday and calendar in the middle of a slot.
  private static func relativeRate(
    _ configuration: ArrivalConfiguration, _ calendar: CalendarConfiguration, _ localClock: LocalClock,
    in slot: Int64
  ) -> Double {
    let middle = SimulationTime(microseconds: slot * slotLength.microseconds + slotLength.microseconds / 2)
    let hour = localClock.timeOfDay(at: middle).inSeconds / 3_600
    let weekday = configuration.weekdays[localClock.weekday(at: middle)]
    return configuration.shape.weight(atHour: hour) * weekday * calendar.factor(ofDay: localClock.day(at: middle))
  }

  /// The factor of the day times that of the half hour, both with mean 1.
  private mutating func busyness(at time: SimulationTime) -> Double {
    let day = localClock.day(at: time)
    let halfHour = Int(
      localClock.timeOfDay(at: time).microseconds.flooredQuotient(by: Self.busynessLength.microseconds))
    if day != busyness.day {
      busyness = Busyness(day: day, dayFactor: dayFactor(day))
    }
    while busyness.halfHour < halfHour { stepBusyness() }
    let sigma = configuration.slotVariation
    return busyness.dayFactor * Portable.exp(busyness.logarithm - sigma * sigma / 2)
  }

  private func dayFactor(_ day: Int64) -> Double {
    let variation = configuration.dayVariation
    guard variation > 0 else { return 1 }
    var stream = RandomStream(
      StreamKey(
        seed: seed, entity: EntityID.child(of: entity, "day"), purpose: .arrivals, bucket: UInt64(bitPattern: day)))
    return stream.gamma(shape: 1 / (variation * variation), scale: variation * variation)
  }

  /// The next half hour of the day's first-order autoregression, which starts in its stationary law.
  private mutating func stepBusyness() {
    busyness.halfHour += 1
    let sigma = configuration.slotVariation
    guard sigma > 0 else { return }
    let first = busyness.halfHour == 0
    let correlation = first ? 0 : configuration.slotCorrelation
    let number = busyness.day * 64 + Int64(busyness.halfHour)
    var stream = RandomStream(
      StreamKey(
        seed: seed, entity: EntityID.child(of: entity, "half hour"), purpose: .arrivals,
        bucket: UInt64(bitPattern: number)))
    let innovation = stream.gaussian(sigma: sigma * (1 - correlation * correlation).squareRoot())
    busyness.logarithm = correlation * busyness.logarithm + innovation
  }
}
