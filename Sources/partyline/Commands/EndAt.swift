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
  /// Whether it ends right then, as if its place had a calendar of its own; otherwise it moves by whole weeks.
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

  /// What an exact move is a multiple of, so that whatever begins on the minute still does.
  private static let grain = SimulationDuration.seconds(300)

  /// The scenario, moved so that it ends in time.
  func moved(_ path: String, _ options: ScenarioOptions) throws -> LoadedScenario {
    guard path != "-" else {
      throw Failure(
        code: .usage, message: "partyline: error: --end-at reads the scenario more than once: give its file, not -")
    }
    var shift = CalendarShift.none
    var loaded = try LoadedScenario(path, options)
    for _ in 0..<Self.attempts {
      let cells = (0..<loaded.scenario.cells).map { CellSimulation(loaded.scenario, cell: $0) }
      let end = try Run.end(of: cells) { Interruption.wasRequested } ?? loaded.scenario.clock.end
      let distance = time - end
      let week = Self.week * LocalClock.dayLength.microseconds
      let step = isExact ? Self.grain.microseconds : week
      if distance >= .zero, shift != .none || distance.microseconds < step { return loaded }
      let steps = distance.microseconds.flooredQuotient(by: step)
      if isExact {
        shift.displacement = shift.displacement + Self.grain * steps
      } else {
        shift.days += Self.week * steps
      }
      loaded = try LoadedScenario(path, options, shift: shift)
    }
    throw Failure(
      code: .usage, message: "partyline: error: --end-at: \(path) does not end in time wherever it is moved")
  }
}
