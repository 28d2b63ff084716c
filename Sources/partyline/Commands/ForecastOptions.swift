import CommandLineParsing
import QueueingTheory

/// What `forecast` was asked to do.
struct ForecastOptions: Sendable {
  var scenario = ""
  var reading = ScenarioOptions()
  var goal: ServiceGoal?
  var shrinkage: Double?
  var runs: Int?
  var isJSON = false
  var isCSV = false

  /// What counts as in time unless `--staff` says otherwise: the industry's 80 % in 20 s.
  static let usualGoal = ServiceGoal(share: 0.8, seconds: 20)

  static let command = Command<Invocation>(
    "forecast", summary: "what queueing theory says of each queue and hour, beside a simulated floor",
    defaults: ForecastOptions(), positionals: [.scenario(\.scenario)],
    options: ScenarioOptions.options(
      seed: \.reading.seed, overrides: \.reading.overrides, scale: \.reading.scale) + [
        Option(
          "--staff", "PERCENT/SECONDS", help: "also propose how many agents answer that many in time, such as 80/20"
        ) { (values, text) throws(InvalidValue) in values.goal = try Self.goal(text) },
        .number("--shrinkage", "X", in: 0...90, help: "percent of paid time agents are away; default: 30", \.shrinkage),
        .integer(
          "--runs", "N", in: 1...1_000, help: "floors to average, each with a seed of its own; default: 1", \.runs),
        .flag("--json", help: "print as JSON", \.isJSON),
        .flag("--csv", help: "print as CSV", \.isCSV),
      ],
    finish: Invocation.forecast)

  private static func goal(_ text: String) throws(InvalidValue) -> ServiceGoal {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let share = parts[0], let seconds = parts[1],
      let goal = ServiceGoal(share: share / 100, seconds: seconds)
    else { throw InvalidValue(expected: "percent/seconds such as 80/20, the percent between 0 and 100") }
    return goal
  }
}
