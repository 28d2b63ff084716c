import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Coming, resting and going home.
extension FloorSimulation {
  /// Everybody's first day, as events; each day brings the next about.
  mutating func scheduleShifts() {
    shiftPlaces = events.keepPlaces(staff.count * dayCount)
    for person in staff.indices { scheduleShift(of: person, from: 0) }
  }

  /// How many local days the clock touches.
  private var dayCount: Int {
    let clock = tables.directory.clock
    return Int(
      tables.directory.localClock.day(at: clock.end) - tables.directory.localClock.day(at: clock.start) + 1)
  }

  /// The next day on which a person comes, of those numbered `first` and more, as an event.
  private mutating func scheduleShift(of person: Int, from first: Int) {
    for day in first..<max(first, dayCount) {
      guard let span = workingTime(of: person, day: day) else { continue }
      let place = shiftPlaces?.advanced(by: person * dayCount + day) ?? events.keepPlaces()
      events.schedule(FloorEvent(.logIn, person, day), at: span.start, in: place)
      return
    }
  }

  /// When a person is there on the `day`th local day of the clock, from log-in to the end of the shift.
  @inline(__always)
  private func workingTime(of person: Int, day: Int) -> TimeSpan? {
    let shifts = shifts(of: staff[person].group)
    let clock = tables.directory.clock
    switch shifts.pattern {
    case .wholeClock:
      guard day == 0 else { return nil }
      var draws = staff[person].key.stream(.shifts)
      guard !draws.chance(shifts.absence) else { return nil }
      // Everybody is at the desk when the floor opens, and logs in within half a minute.
      let arrival = SimulationDuration.seconds(rounding: draws.uniform(from: 0.5, to: 30))
      return TimeSpan(clock.start + arrival, clock.end)
    case .daily(let starts, let length, let weekdays):
      guard !starts.isEmpty else { return nil }
      let start = starts[Int(staff[person].entity % UInt64(starts.count))]
      return shift(
        person, day: tables.directory.localClock.day(at: clock.start) + Int64(day), start: start, length: length,
        weekdays: weekdays, shifts)
    }
  }

  @inline(__always)
  private func shift(
    _ person: Int, day: Int64, start: SimulationDuration, length: Distribution, weekdays: [Int],
    _ shifts: ShiftConfiguration
  ) -> TimeSpan? {
    let clock = tables.directory.clock
    // Monday is 0; 1970-01-01 was a Thursday. Nobody comes on a day on which the floor is closed.
    guard weekdays.contains(Int(((day + 3) % 7 + 7) % 7)), tables.configuration.calendar.factor(ofDay: day) > 0 else {
      return nil
    }
    var draws = staff[person].key.stream(.shifts, Int(day))
    guard !draws.chance(shifts.absence) else { return nil }
    // Punctuality: late arrivals are commoner than early ones (section 3.7), so lateness counts in full, earliness half.
    let punctuality = draws.gaussian(sigma: shifts.adherence)
    let stay = length.seconds(from: &draws)
    let midnight = SimulationTime(microseconds: day * 86_400_000_000)
    let local = midnight + start + .seconds(rounding: punctuality < 0 ? punctuality / 2 : punctuality)
    let from = local - tables.directory.localClock.offset(at: local - tables.directory.localClock.offset(at: local))
    let span = TimeSpan(from, from + stay).intersection(clock)
    guard let span, span.duration >= .seconds(600) else { return nil }
    return span
  }

  mutating func logIn(_ person: Int, day: Int) {
    scheduleShift(of: person, from: day + 1)
    guard !isClosed, let span = workingTime(of: person, day: day) else { return }
    staff[person].isLeaving = false
    // Yesterday's last call may still be going on.
    guard !staff[person].isLoggedIn else { return }
    let shifts = shifts(of: staff[person].group)
    let bucket = Int(span.start.seconds)
    let preparation = Sampler(shifts.preparation).draw(staff[person].key, .shifts, bucket)
    let atHand = shifts.pattern == .wholeClock
    beginAbsence(
      person,
      StaffDay.Absence(
        reason: .preparation,
        // Whoever works the whole clock has prepared before it started: only the last moments are seen.
        duration: atHand ? SimulationDuration(microseconds: preparation.microseconds / 10) : preparation))
    days[person].absences.removeAll(keepingCapacity: true)
    forgetOwedRests(person)
    days[person].tickets.removeAll(keepingCapacity: true)
    planRests(person, span: span, shifts)
    if span.end < tables.directory.clock.end {
      days[person].tickets.append(events.schedule(FloorEvent(.logOut, person), at: span.end))
    }
  }

  /// Breaks, lunch and short absences of one shift.
  private mutating func planRests(_ person: Int, span: TimeSpan, _ shifts: ShiftConfiguration) {
    let length = span.duration.inSeconds
    var draws = EntityKey(seed: tables.seed, entity: EntityID.child(of: staff[person].entity, "rests")).stream(
      .shifts, Int(span.start.seconds))
    for (number, rest) in shifts.breaks.enumerated() {
      // The golden ratio spreads consecutive people evenly; a little chance keeps them off a grid.
      let turn = (Double(staff[person].number) * 0.618_033_988_749_895 + Double(number) * 0.37 + 0.03 * draws.uniform())
        .truncatingRemainder(dividingBy: 1)
      let share = rest.at + rest.spread * (2 * turn - 1)
      let duration = rest.duration.seconds(from: &draws)
      guard span.duration >= rest.minimumShift, rest.maximumShift.map({ span.duration < $0 }) ?? true,
        duration > .zero
      else { continue }
      schedule(
        StaffDay.Absence(reason: AbsenceReason(rest.reason, among: tables.reasons), duration: duration), for: person,
        at: length * share, in: span)
    }
    let count = draws.poisson(mean: shifts.pausesPerShift * length / (8 * 3_600))
    for _ in 0..<count {
      let at = length * draws.uniform(from: 0.05, to: 0.95)
      schedule(
        StaffDay.Absence(reason: .personal, duration: shifts.pause.seconds(from: &draws)),
        for: person, at: at, in: span)
    }
  }

  private mutating func schedule(
    _ absence: StaffDay.Absence, for person: Int, at seconds: Double, in span: TimeSpan
  ) {
    let time = span.start + .seconds(rounding: max(0, seconds))
    guard time < span.end else { return }
    let number = days[person].absences.count
    days[person].absences.append(absence)
    days[person].tickets.append(events.schedule(FloorEvent(.absenceDue, person, number), at: time))
  }

  /// A rest is due: at once if the person is idle, otherwise as soon as they are free.
  mutating func absenceDue(_ person: Int, absence: Int) {
    guard staff[person].isLoggedIn, days[person].absences.indices.contains(absence) else { return }
    let rest = days[person].absences[absence]
    if staff[person].isIdle {
      beginAbsence(person, rest)
    } else {
      days[person].owed.append(rest)
      staff[person].owesRest = true
    }
  }

  private mutating func forgetOwedRests(_ person: Int) {
    days[person].owed.removeAll(keepingCapacity: true)
    staff[person].owesRest = false
  }

  /// The shift is over: at once if the person is not in a conversation.
  mutating func endDay(_ person: Int) {
    switch staff[person].state {
    case .offline: break
    case .ready, .notReady:
      if staff[person].reason == .meeting { staff[person].isLeaving = true } else { goOffline(person) }
    case .offered, .talking, .wrapUp, .coaching: staff[person].isLeaving = true
    }
  }

  /// The floor has closed: the person logs out within a minute and a half.
  mutating func goHome(_ person: Int) {
    for ticket in days[person].tickets { events.cancel(ticket) }
    days[person].tickets.removeAll(keepingCapacity: true)
    forgetOwedRests(person)
    var draws = EntityKey(seed: tables.seed, entity: EntityID.child(of: staff[person].entity, "home")).stream(.shifts)
    events.schedule(
      FloorEvent(.logOut, person), at: now + .seconds(rounding: draws.uniform(from: 1, to: 90)))
  }

  mutating func goOffline(_ person: Int) {
    withdraw(person)
    stopTimer(person)
    for ticket in days[person].tickets { events.cancel(ticket) }
    days[person].tickets.removeAll(keepingCapacity: true)
    forgetOwedRests(person)
    staff[person].isLeaving = false
    staff[person].meeting = nil
    tell(person, .offline)
  }
}
