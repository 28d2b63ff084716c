import FloorModel
import Forecasting
import QueueingTheory
import Scenarios

/// Prints what theory says of a scenario's queues beside one simulation of its floor; writes no records.
func forecast(_ options: ForecastOptions) throws {
  guard options.shrinkage == nil || options.goal != nil else {
    throw Failure(code: .usage, message: "partyline: error: --shrinkage is about head counts; add --staff 80/20")
  }
  let scenario = try LoadedScenario(options.scenario, options.reading).scenario
  guard !scenario.floor.queues.isEmpty else {
    throw Failure(
      code: .usage,
      message: "\(options.scenario): error: a forecast is about queues, and this scenario has none; add queues:")
  }
  guard let goal = options.goal ?? ForecastOptions.usualGoal else { preconditionFailure("80 % in 20 s is a goal") }
  let line = StatusLine(isShown: StandardStreams.errorIsTerminal)
  let forecast = try FloorForecast(
    of: scenario, goal: goal, runs: options.runs ?? 1, staffs: options.goal != nil
  ) { part in
    line.show("\(Int(part * 100)) % simulated")
    guard Interruption.wasRequested else { return }
    line.clear()
    throw Failure(code: .interrupted, message: "partyline: interrupted")
  }
  line.clear()
  let report = ForecastReport(
    forecast, localClock: scenario.localClock,
    shrinkage: options.goal == nil ? nil : (options.shrinkage ?? 30) / 100)
  StandardStreams.say(options.isJSON ? report.json : options.isCSV ? report.csv : report.text)
}
