public import Quantities

/// A move of everything in a scenario that has a place in time.
public struct CalendarShift: Hashable, Sendable {
  /// Whole days by which dates move, on the calendar of the scenario's place; times of day stay.
  public var days: Int64
  /// By how much the calendar itself is late: clocks of the place then show what they showed that much earlier.
  public var displacement: SimulationDuration

  /// No move.
  public static let none = CalendarShift()

  /// A move of dates by some days, of the calendar by some time.
  public init(days: Int64 = 0, displacement: SimulationDuration = .zero) {
    self.days = days
    self.displacement = displacement
  }

  /// What the digest of a run has of it.
  var text: String { "\(days) days, \(displacement.microseconds) us" }
}

extension CivilDate {
  func moved(by shift: CalendarShift) -> CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch + shift.days) }
}

extension LocalDateTime {
  func moved(by shift: CalendarShift) -> LocalDateTime {
    LocalDateTime(date: date.moved(by: shift), timeOfDay: timeOfDay)
  }
}
