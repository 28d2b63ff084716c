public import Quantities

/// A move of everything that a scenario dates: its clock, its appointments and its special days.
///
/// Times of day and weekdays are no dates; they stay.
public struct CalendarShift: Hashable, Sendable {
  /// Whole days, on the calendar of the scenario's place.
  public var days: Int64
  /// What clocks on the wall show later on top, less than a day; special days move by whole days all the same.
  public var time: SimulationDuration

  /// No move.
  public static let none = CalendarShift(days: 0)

  /// A move by some days and a part of one.
  public init(days: Int64, time: SimulationDuration = .zero) {
    self.days = days
    self.time = time
  }

  /// The move from one instant to another, as clocks on the wall show each of them, by the table that covers it.
  public init(
    from start: SimulationTime, by clock: LocalClock, to instant: SimulationTime, by laterClock: LocalClock
  ) {
    let here = start.microseconds + clock.offset(at: start).microseconds
    let there = instant.microseconds + laterClock.offset(at: instant).microseconds
    let day = LocalClock.dayLength.microseconds
    days = (there - here).flooredQuotient(by: day)
    time = SimulationDuration(microseconds: there - here - days * day)
  }

  /// What the digest of a run has of it.
  var text: String { "\(days) days, \(time.microseconds) us" }
}

extension CivilDate {
  func moved(by shift: CalendarShift) -> CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch + shift.days) }
}

extension LocalDateTime {
  func moved(by shift: CalendarShift) -> LocalDateTime {
    let day = LocalClock.dayLength.microseconds
    let shown = timeOfDay.microseconds + shift.time.microseconds
    let carried = shown.flooredQuotient(by: day)
    return LocalDateTime(
      date: CivilDate(daysSinceEpoch: date.daysSinceEpoch + shift.days + carried),
      timeOfDay: SimulationDuration(microseconds: shown - carried * day))
  }
}
