/// The civil clock of a place as a table of offsets from UTC, so that models need no time-zone library.
///
/// It is filled where a scenario is read, for the whole span of the run; before the first and after the last
/// transition the nearest offset holds.
public struct LocalClock: Hashable, Sendable {
  /// One change of the offset, a daylight-saving switch for instance.
  public struct Transition: Hashable, Sendable {
    /// The first instant at which `offset` holds.
    public var start: SimulationTime
    /// Local time minus UTC.
    public var offset: SimulationDuration

    /// An offset that holds from `start` on.
    public init(start: SimulationTime, offset: SimulationDuration) {
      self.start = start
      self.offset = offset
    }
  }

  /// The zone's IANA name, `America/Chicago` for instance.
  public let name: String
  /// Ascending by start and never empty.
  public let transitions: [Transition]

  /// By how much it is late: a place whose whole calendar is told that much later than it was.
  public private(set) var displacement = SimulationDuration.zero

  /// The same clock, late by `displacement`.
  public func displaced(by displacement: SimulationDuration) -> LocalClock {
    var clock = self
    clock.displacement = displacement
    return clock
  }

  /// A clock that follows `transitions`, which are sorted by start; an empty list means UTC.
  public init(name: String, transitions: [Transition]) {
    self.name = name
    let sorted = transitions.sorted { $0.start < $1.start }
    self.transitions =
      sorted.isEmpty ? [Transition(start: SimulationTime(microseconds: 0), offset: .zero)] : sorted
  }

  /// Coordinated universal time.
  public static let utc = LocalClock(name: "UTC", transitions: [])

  /// Local time minus UTC at `time`.
  public func offset(at time: SimulationTime) -> SimulationDuration {
    undisplacedOffset(at: time - displacement) - displacement
  }

  func undisplacedOffset(at time: SimulationTime) -> SimulationDuration {
    var found = transitions[0].offset
    for transition in transitions where transition.start <= time { found = transition.offset }
    return found
  }

  /// Microseconds since local midnight, 0 up to a day.
  public func timeOfDay(at time: SimulationTime) -> SimulationDuration {
    let local = time.microseconds + offset(at: time).microseconds
    return SimulationDuration(microseconds: local - local.flooredQuotient(by: Self.day) * Self.day)
  }

  /// Whole local days since 1970-01-01.
  public func day(at time: SimulationTime) -> Int64 {
    (time.microseconds + offset(at: time).microseconds).flooredQuotient(by: Self.day)
  }

  /// The local weekday, 0 for Monday through 6 for Sunday.
  public func weekday(at time: SimulationTime) -> Int {
    let shifted = (day(at: time) + 3) % 7
    return Int(shifted < 0 ? shifted + 7 : shifted)
  }

  private static let day: Int64 = 86_400_000_000
}
