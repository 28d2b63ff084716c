import FloorModel
import GroundTruth
import Quantities
public import QueueingTheory
import Randomness
public import Scenarios
import Simulation

/// Each queue of a scenario hour by hour: what theory says beside what the simulated floor of one cell shows.
///
///     let forecast = try FloorForecast(of: scenario, goal: goal) { print($0) }
///     forecast.queues[0].hours[3].theory?.inTime        // 0.81
///
/// Theory is Erlang A, or Erlang C where callers never give up. It takes the arrivals from the scenario's rates, the
/// patience from the scenario's law, and what follows from everybody's habits from the simulated floor: the mean
/// handling time, how long offers ring, how many of the callers get as far as the queue or come back to it by a
/// transfer, and how many agents are on duty. Times that are not exponential and agents who share queues make it an
/// approximation, which is why the floor stands beside it.
public struct FloorForecast: Sendable {
  /// In the order of the scenario.
  public let queues: [QueueForecast]
  /// What counts as in time.
  public let goal: ServiceGoal
  /// How many floors were simulated.
  public let runs: Int

  /// Patience beyond this, in seconds, is patience without end.
  private static let endlessPatience = 1e6

  /// A forecast from floors with the scenario's seed and those that follow it.
  ///
  /// - Parameters:
  ///   - scenario: every queue of its first cell is forecast.
  ///   - goal: what counts as in time.
  ///   - runs: how many floors to average, 1 and more.
  ///   - staffs: whether to say how many agents would meet the goal.
  ///   - report: told how far the simulation has come, 0 through 1; throws to stop it.
  public init(
    of scenario: Scenario, goal: ServiceGoal, runs: Int = 1, staffs: Bool = false,
    report: (Double) throws -> Void = { _ in }
  ) throws {
    self.goal = goal
    self.runs = runs
    var observations: [FloorObservation] = []
    for run in 0..<runs {
      var scenario = scenario
      scenario.seed &+= UInt64(run)
      observations.append(
        try Self.observe(scenario, goal: goal) { try report((Double(run) + $0) / Double(runs)) })
    }
    queues = scenario.floor.queues.indices.map { queue in
      Self.forecast(queue, of: scenario, observations, goal: goal, staffs: staffs)
    }
  }

  /// A forecast that was made.
  init(queues: [QueueForecast], goal: ServiceGoal, runs: Int) {
    (self.queues, self.goal, self.runs) = (queues, goal, runs)
  }

  private static func observe(
    _ scenario: Scenario, goal: ServiceGoal, report: (Double) throws -> Void
  ) throws -> FloorObservation {
    var observation = FloorObservation(of: scenario, goalSeconds: goal.seconds)
    let cell = CellSimulation(scenario, cell: 0)
    let length = scenario.clock.duration.inSeconds
    var end = scenario.clock.start
    var isFinished = false
    while !isFinished {
      end += .seconds(3_600)
      let window = cell.advance(to: end)
      for conversation in window.conversations { observation.take(conversation) }
      for change in window.stateChanges { observation.take(change) }
      isFinished = window.isFinished
      try report(min(1, (end - scenario.clock.start).inSeconds / length))
    }
    return observation
  }

  private static func forecast(
    _ queue: Int, of scenario: Scenario, _ observations: [FloorObservation], goal: ServiceGoal, staffs: Bool
  ) -> QueueForecast {
    let view = QueueView(queue, observations)
    let arrivals = ArrivalForecast(queue: queue, of: scenario.floor, directory: scenario.directory(ofCell: 0))
    let patience = scenario.floor.queues[queue].patience.mean
    var forecast = QueueForecast(
      name: scenario.floor.queues[queue].name, handling: view.handlingTime, ring: view.ring,
      patience: patience < endlessPatience ? patience : nil, hours: [])
    let openShare = { (span: TimeSpan) in
      scenario.floor.queues[queue].hours?.share(of: span, scenario.localClock) ?? 1
    }
    forecast.hours = view.hours.indices.map { number in
      let span = view.hours[number]
      let length = span.duration.inSeconds / 3_600
      let calls = arrivals.calls(in: span) * view.entriesPerCall * openShare(span)
      let agents = view.agents(in: number)
      var hour = QueueForecast.Hour(
        span: span, agents: agents, load: calls / length * forecast.handling / 3_600, floor: view.outlook(in: number))
      hour.theory = QueueForecast.theory(
        calls: calls, hours: length, handling: forecast.handling, ring: forecast.ring, patience: forecast.patience,
        agents: agents, limit: scenario.floor.queues[queue].limit, within: goal.seconds)
      if staffs {
        hour.needed = view.staff(
          for: goal, callsPerHour: calls / length, handling: forecast.handling, patience: forecast.patience)
      }
      return hour
    }
    return forecast
  }
}
