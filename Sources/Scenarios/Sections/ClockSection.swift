import Quantities
import YAMLReading

/// The run's clock while a scenario is read: other sections resolve their local times by it.
struct ScenarioClock: Hashable, Sendable {
  var start = LocalDateTime(date: Self.firstDay, timeOfDay: .seconds(8 * 3_600))
  var zone = "UTC"
  var duration = SimulationDuration.seconds(3_600)
  /// Whether the section was understood, so that times may be compared with it.
  var isSound = true
  private(set) var localClock = LocalClock.utc
  private var displacement = SimulationDuration.zero
  private(set) var span = TimeSpan(SimulationTime(microseconds: 0), SimulationTime(microseconds: 0))

  /// A Monday, so that an hour of it is a busy one.
  private static let firstDay = CivilDate(daysSinceEpoch: 20_514)

  /// Longest run: the table of offsets grows with it, and no shape of the models spans more.
  static let longest = 3_660.0 * 86_400

  init() { _ = resolve() }

  /// Works out instants from local times; false when there is no such zone.
  mutating func resolve() -> Bool {
    let first = start.date.daysSinceEpoch
    let days = first...(first + duration.microseconds / LocalClock.dayLength.microseconds + 1)
    guard let clock = TimeZones.clock(zone, around: days) else { return false }
    localClock = clock.displaced(by: displacement)
    let instant = start.instant(in: localClock)
    span = TimeSpan(instant, instant + duration)
    return true
  }

  /// Moves the start, which `resolve` then turns into instants.
  mutating func move(by shift: CalendarShift) {
    start = start.moved(by: shift)
    displacement = shift.displacement
    _ = resolve()
  }

  /// The first instant at or after the start of the clock at which clocks show `timeOfDay`.
  func next(_ timeOfDay: SimulationDuration) -> SimulationTime {
    let today = localClock.day(at: span.start)
    let first = localClock.instant(day: today, timeOfDay: timeOfDay)
    return first >= span.start ? first : localClock.instant(day: today + 1, timeOfDay: timeOfDay)
  }

  /// The instant of an appointment: a time of day means the first one of the run.
  func instant(of appointment: Appointment) -> SimulationTime {
    switch appointment {
    case .timeOfDay(let time): next(time)
    case .dateTime(let time): time.instant(in: localClock)
    }
  }

  /// `2026-03-02T10:00:00` for an instant, in local time.
  func told(_ time: SimulationTime) -> String {
    let date = CivilDate(daysSinceEpoch: localClock.day(at: time))
    let second = localClock.timeOfDay(at: time).microseconds / 1_000_000
    let padded = { (value: Int, width: Int) -> String in
      let digits = "\(value)"
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
      + "T\(padded(Int(second / 3_600), 2)):\(padded(Int(second / 60 % 60), 2)):\(padded(Int(second % 60), 2))"
  }

  /// Notes an instant that lies outside the clock.
  func require(_ time: SimulationTime, _ what: String, at mark: Mark, _ context: inout ReadingContext) {
    guard isSound, !span.contains(time) else { return }
    let relation = time < span.start ? "before the clock starts" : "after the end of the clock"
    context.report(
      "\(what) \(told(time)) is \(relation); accepted: from \(told(span.start)) to before \(told(span.end))", at: mark)
  }
}

enum ClockSection {
  static let table = FieldTable(
    "when the simulation runs, in local time", ScenarioClock(),
    [
      Field("start", .dateTime, \.start, default: "2026-03-02T08:00:00", "the first instant", .definition),
      Field(
        "timezone", .text, \.zone,
        "the time zone of all local times, by its IANA name; a time that occurs twice is the first of the two, one that "
          + "is skipped is an hour later", .definition),
      Field(
        "duration", .duration(.through(60, ScenarioClock.longest)), \.duration, "how long new calls keep coming",
        .definition),
    ],
    check: { clock, places, context in
      clock.move(by: context.shift)
      if !clock.resolve() {
        let meant = TimeZones.nearest(to: clock.zone).map { "; did you mean \($0)?" } ?? ""
        context.inside("timezone") { context in
          context.report(
            "unknown time zone '\(clock.zone.prefix(60))'; accepted: names such as America/Chicago or UTC\(meant)",
            at: places.place(of: "timezone"))
        }
        clock.isSound = false
      }
      context.clock = clock
    })
}
