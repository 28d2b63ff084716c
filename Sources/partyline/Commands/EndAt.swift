import CommandLineParsing
import Dialects
import Foundation
import Pipeline
import Quantities
import Scenarios
import Simulation

/// When a run is to end, whatever its scenario says.
struct EndAt: Sendable {
  /// No document prints a later time.
  var time: SimulationTime
  /// Whether it ends right then; otherwise on the last day before on which weekday and time of day stay what they are.
  var isExact = false

  /// `now`, or a time in UTC.
  init(_ text: String) throws(InvalidValue) {
    if text == "now" {
      time = SimulationTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
      return
    }
    guard let milliseconds = TextFormat.milliseconds(of: text) else {
      throw InvalidValue(expected: "now, or a time in UTC such as 2026-03-02T14:00:00Z")
    }
    time = SimulationTime(milliseconds: milliseconds)
  }

  private static let week: Int64 = 7
  /// Simulated floors are alike from week to week, but not the same: the last call may be longer.
  private static let attempts = 20
  /// Further off, an exact move is worth another attempt: its clocks may have changed in between.
  private static let close = SimulationDuration.seconds(600)

  /// The scenario, moved so that it ends in time.
  func moved(_ path: String, _ options: ScenarioOptions) throws -> LoadedScenario {
    let original = try LoadedScenario(path, options)
    guard path != "-" else {
      throw Failure(
        code: .usage, message: "partyline: error: --end-at reads the scenario more than once: give its file, not -")
    }
    var shift = CalendarShift.none
    var loaded = original
    for attempt in 0..<Self.attempts {
      let cells = (0..<loaded.scenario.cells).map { CellSimulation(loaded.scenario, cell: $0) }
      let clock = loaded.scenario.clock
      let end = try Run.end(of: cells) { Interruption.wasRequested } ?? clock.end
      let distance = time - end
      if distance >= .zero, attempt > 0, !isExact || distance < Self.close || attempt > 3 { return loaded }
      if isExact {
        shift = CalendarShift(
          from: original.scenario.clock.start, by: original.scenario.localClock, to: clock.start + distance,
          by: loaded.scenario.localClock)
      } else {
        let weeks = distance.microseconds.flooredQuotient(by: Self.week * LocalClock.dayLength.microseconds)
        shift = CalendarShift(days: shift.days + Self.week * weeks)
      }
      loaded = try LoadedScenario(path, options, shift: shift)
    }
    throw Failure(
      code: .usage, message: "partyline: error: --end-at: \(path) does not end in time wherever it is moved")
  }
}
