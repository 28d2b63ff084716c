import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Coming, resting and going home.
extension FloorSimulation {
  /// The days of everybody, as events.
  mutating func scheduleShifts() {
    for person in staff.indices {
      for (number, span) in workingTime(of: person).enumerated() {
        events.schedule(FloorEvent(.logIn, person, number), at: span.start)
      }
    }
  }

  /// When a person is there, from log-in to the end of the shift, in order.
  func workingTime(of person: Int) -> [TimeSpan] {
    let shifts = shifts(of: staff[person].group)
    let entity = staff[person].entity
    let clock = directory.clock
    switch shifts.pattern {
    case .wholeClock:
      var draws = stream(entity, .shifts)
      guard !draws.chance(shifts.absence) else { return [] }
      // Everybody is at the desk when the floor opens, and logs in within half a minute.
      let arrival = SimulationDuration.seconds(rounding: draws.uniform(from: 0.5, to: 30))
      return [TimeSpan(clock.start + arrival, clock.end)]
    case .daily(let starts, let length, let weekdays):
      guard !starts.isEmpty else { return [] }
      let start = starts[Int(entity % UInt64(starts.count))]
      let days = directory.localClock.day(at: clock.start)...directory.localClock.day(at: clock.end)
      return days.compactMap { day in
        shift(person, day: day, start: start, length: length, weekdays: weekdays, shifts)
      }
    }
  }

  private func shift(
    _ person: Int, day: Int64, start: SimulationDuration, length: Distribution, weekdays: [Int],
    _ shifts: ShiftConfiguration
  ) -> TimeSpan? {
    let clock = directory.clock
    // Monday is 0; 1970-01-01 was a Thursday.
    guard weekdays.contains(Int(((day + 3) % 7 + 7) % 7)) else { return nil }
    var draws = stream(staff[person].entity, .shifts, Int(day))
    guard !draws.chance(shifts.absence) else { return nil }
    // Punctuality: late arrivals are commoner than early ones (section 3.7), so lateness counts in full, earliness half.
    let punctuality = draws.gaussian(sigma: shifts.adherence)
    let stay = length.seconds(from: &draws)
    let midnight = SimulationTime(microseconds: day * 86_400_000_000)
    let local = midnight + start + .seconds(rounding: punctuality < 0 ? punctuality / 2 : punctuality)
    let from = local - directory.localClock.offset(at: local - directory.localClock.offset(at: local))
    let span = TimeSpan(from, from + stay).intersection(clock)
    guard let span, span.duration >= .seconds(600) else { return nil }
    return span
  }

  mutating func logIn(_ person: Int, shift: Int) {
    let times = workingTime(of: person)
    guard times.indices.contains(shift), !isClosed else { return }
    staff[person].isLeaving = false
    // Yesterday's last call may still be going on.
    guard !staff[person].isLoggedIn else { return }
    let span = times[shift]
    let shifts = shifts(of: staff[person].group)
    let bucket = Int(span.start.seconds)
    let preparation = draw(shifts.preparation, staff[person].entity, .shifts, bucket)
    let atHand = shifts.pattern == .wholeClock
    beginAbsence(
      person,
      StaffMember.Absence(
        reason: AbsenceReason.preparation,
        // Whoever works the whole clock has prepared before it started: only the last moments are seen.
        duration: atHand ? SimulationDuration(microseconds: preparation.microseconds / 10) : preparation))
    staff[person].absences = []
    staff[person].owed = []
    staff[person].day = []
    planRests(person, span: span, shifts)
    if span.end < directory.clock.end {
      staff[person].day.append(events.schedule(FloorEvent(.logOut, person), at: span.end))
    }
  }

  /// Breaks, lunch and short absences of one shift.
  private mutating func planRests(_ person: Int, span: TimeSpan, _ shifts: ShiftConfiguration) {
    let length = span.duration.inSeconds
    var draws = stream(EntityID.child(of: staff[person].entity, "rests"), .shifts, Int(span.start.seconds))
    for (number, rest) in shifts.breaks.enumerated() {
      // The golden ratio spreads consecutive people evenly; a little chance keeps them off a grid.
      let turn = (Double(staff[person].number) * 0.618_033_988_749_895 + Double(number) * 0.37 + 0.03 * draws.uniform())
        .truncatingRemainder(dividingBy: 1)
      let share = rest.at + rest.spread * (2 * turn - 1)
      let duration = rest.duration.seconds(from: &draws)
      guard span.duration >= rest.minimumShift, rest.maximumShift.map({ span.duration < $0 }) ?? true,
        duration > .zero
      else { continue }
      schedule(StaffMember.Absence(reason: rest.reason, duration: duration), for: person, at: length * share, in: span)
    }
    let count = draws.poisson(mean: shifts.pausesPerShift * length / (8 * 3_600))
    for _ in 0..<count {
      let at = length * draws.uniform(from: 0.05, to: 0.95)
      schedule(
        StaffMember.Absence(reason: AbsenceReason.personal, duration: shifts.pause.seconds(from: &draws)),
        for: person, at: at, in: span)
    }
  }

  private mutating func schedule(
    _ absence: StaffMember.Absence, for person: Int, at seconds: Double, in span: TimeSpan
  ) {
    let time = span.start + .seconds(rounding: max(0, seconds))
    guard time < span.end else { return }
    let number = staff[person].absences.count
    staff[person].absences.append(absence)
    staff[person].day.append(events.schedule(FloorEvent(.absenceDue, person, number), at: time))
  }

  /// A rest is due: at once if the person is idle, otherwise as soon as they are free.
  mutating func absenceDue(_ person: Int, absence: Int) {
    guard staff[person].isLoggedIn, staff[person].absences.indices.contains(absence) else { return }
    let rest = staff[person].absences[absence]
    if staff[person].isIdle { beginAbsence(person, rest) } else { staff[person].owed.append(rest) }
  }

  /// The shift is over: at once if the person is not in a conversation.
  mutating func endDay(_ person: Int) {
    switch staff[person].state {
    case .offline: break
    case .ready, .notReady:
      if staff[person].reason == AbsenceReason.meeting { staff[person].isLeaving = true } else { goOffline(person) }
    case .offered, .talking, .wrapUp, .coaching: staff[person].isLeaving = true
    }
  }

  /// The floor has closed: the person logs out within a minute and a half.
  mutating func goHome(_ person: Int) {
    for ticket in staff[person].day { events.cancel(ticket) }
    staff[person].day = []
    staff[person].owed = []
    var draws = stream(EntityID.child(of: staff[person].entity, "home"), .shifts)
    events.schedule(
      FloorEvent(.logOut, person), at: now + .seconds(rounding: draws.uniform(from: 1, to: 90)))
  }

  mutating func goOffline(_ person: Int) {
    withdraw(person)
    if let timer = staff[person].timer { events.cancel(timer) }
    staff[person].timer = nil
    for ticket in staff[person].day { events.cancel(ticket) }
    staff[person].day = []
    staff[person].owed = []
    staff[person].isLeaving = false
    staff[person].meeting = nil
    tell(person, .offline)
  }
}
