import FloorModel
import GroundTruth
import Quantities
import Scenarios

/// What people did from log-in to log-out, by person: shifts, rests, occupancy.
struct StaffDays {
  /// A shift under way.
  private struct Shift {
    let start: SimulationTime
    var firstReady: SimulationTime?
    var rests: [String: Int] = [:]
    var state = AgentStateChange.State.notReady
    var reason: String?
    var since: SimulationTime
  }

  private struct Done {
    let person: String
    let team: String
    let shift: Shift
    let end: SimulationTime
  }

  private struct Spell {
    let team: String
    let state: AgentStateChange.State
    let reason: String?
    let span: TimeSpan
  }

  /// Hours of the day that count as busy: those in which at least nine tenths of the busiest hour's calls come, by the
  /// shape of section 3.1.
  private static let busyHours: Set<Int> = [9, 10, 11, 14]

  private let localClock: LocalClock
  private var open: [String: Shift] = [:]
  private var done: [Done] = []
  private var rests: [(person: String, reason: String, length: Double)] = []
  private var busy: [String: (busy: Double, ready: Double)] = [:]

  init(localClock: LocalClock) { self.localClock = localClock }

  mutating func add(_ change: AgentStateChange) {
    guard var shift = open[change.person] else {
      guard change.state != .offline else { return }
      open[change.person] = Shift(start: change.at, state: change.state, reason: change.reason, since: change.at)
      return
    }
    count(shift, until: change.at, change.person, change.team)
    if shift.state == .notReady, let reason = shift.reason {
      shift.rests[reason, default: 0] += 1
    }
    if change.state == .ready, shift.firstReady == nil { shift.firstReady = change.at }
    (shift.state, shift.reason, shift.since) = (change.state, change.reason, change.at)
    if change.state == .offline {
      done.append(Done(person: change.person, team: change.team, shift: shift, end: change.at))
      open[change.person] = nil
    } else {
      open[change.person] = shift
    }
  }

  private mutating func count(_ shift: Shift, until end: SimulationTime, _ person: String, _ team: String) {
    if shift.state == .notReady, let reason = shift.reason {
      rests.append((person, reason, (end - shift.since).inSeconds))
    }
    let isBusy = [.offered, .talking, .wrapUp].contains(shift.state)
    guard isBusy || shift.state == .ready, team != "dialers", team != "leads" else { return }
    // A spell belongs to the hour it begins in: spells are minutes.
    let hour = Int(localClock.timeOfDay(at: shift.since).inSeconds / 3_600)
    guard Self.busyHours.contains(hour) else { return }
    let seconds = (end - shift.since).inSeconds
    busy["\(localClock.day(at: shift.since))", default: (0, 0)].busy += isBusy ? seconds : 0
    busy["\(localClock.day(at: shift.since))", default: (0, 0)].ready += isBusy ? 0 : seconds
  }

  func count(into month: inout Month) {
    for (day, time) in busy where time.busy > 0 {
      month.add("occupancy in busy hours", time.busy, of: time.busy + time.ready, in: day)
    }
    // Part-timers have shifts of their own; coaches are not among the agents of a day.
    let teams = month.scenario.floor.teams
    let fullTime = Set(teams.filter { $0.shifts == nil }.map(\.name))
    let heads = teams.map(\.count).reduce(0, +)
    var present: [String: Int] = [:]
    for shift in done {
      if teams.contains(where: { $0.name == shift.team }) { present[month.day(shift.shift.start), default: 0] += 1 }
      guard fullTime.contains(shift.team) else { continue }
      let hours = (shift.end - shift.shift.start).inSeconds / 3_600
      month.add("shifts below 6.4 h", hours < 6.4, in: shift.person)
      month.add("shifts below 7.9 h", hours < 7.9, in: shift.person)
      month.add("shifts below 8.5 h", hours < 8.5, in: shift.person)
      if let ready = shift.shift.firstReady {
        month.add("from log-in to readiness, s", (ready - shift.shift.start).inSeconds, in: shift.person)
      }
      let rests = shift.shift.rests
      month.add("short absences a day", Double(rests["personal"] ?? 0), in: shift.person)
      guard hours >= 6.5 else { continue }
      month.add("breaks a day", Double(rests["break"] ?? 0), in: shift.person)
      month.add("lunches a day", Double(rests["lunch"] ?? 0), in: shift.person)
    }
    for rest in rests where ["break", "lunch", "personal"].contains(rest.reason) {
      month.add("\(rest.reason), min", rest.length / 60, in: rest.person)
    }
    for (day, count) in present {
      month.add("absence", Double(heads - count), of: Double(heads), in: day)
      month.add("agents on a weekday", Double(count), in: day)
    }
  }
}
