import QueueingTheory
import Scenarios
import Testing

@testable import Forecasting

@Suite struct FloorForecastTests {
  /// One queue with exponential times and nothing else, over two days of steady calls.
  static let plain = """
    scenario: plain
    seed: 3
    clock: { start: 2026-03-02T00:00:00, timezone: UTC, duration: 48h }
    ivr: none
    queues:
      only:
        arrivals:
          { per_hour: 360, day_variation: 0, slot_variation: 0, weekdays: [1, 1, 1, 1, 1, 1, 1] }
        patience: { exponential: { mean: 120s } }
        talk: { exponential: { mean: 300s } }
        no_wrap_up: 100%
    agents:
      - team: team
        count: 30
        serves: [only]
        no_answer: 0%
        decline: 0%
        auto_answer: 0%
        alert: 0s
        agent_effect: 0
        new_agents: 0%
    shifts: { pauses_per_shift: 0, breaks: [] }
    transfers: { blind: { share: 0% }, consult: { share: 0% } }
    callers: { redial_after_abandonment: 0%, redial_after_service: 0% }
    behaviour: { held: 0%, short: 0%, transcribed: 0% }
    """

  static func scenario(_ overrides: [String] = []) throws -> Scenario {
    try Scenario.read(Array(plain.utf8), file: "plain.yaml", overrides: overrides.map { Override($0) })
  }

  static func forecast(_ overrides: [String] = [], runs: Int = 1, staffs: Bool = false) throws -> QueueForecast {
    let goal = try #require(ServiceGoal(share: 0.8, seconds: 20))
    let forecast = try FloorForecast(of: scenario(overrides), goal: goal, runs: runs, staffs: staffs)
    return try #require(forecast.queues.first)
  }

  /// Two runs, made once for all tests.
  static let forecast = Result { try forecast(runs: 2, staffs: true) }

  @Test func `hours cover the clock and calls add up`() throws {
    let queue = try Self.forecast.get()
    #expect(queue.hours.count == 48)
    let calls = queue.hours.reduce(0) { $0 + ($1.theory?.calls ?? 0) }
    #expect(abs(calls - (queue.total.theory?.calls ?? 0)) < 1e-6)
    #expect(calls > 17_000)
  }

  /// 35,000 callers know the share who give up to some five parts in a hundred (section 4.4: 400,000 to three in two
  /// standard errors), which is 0.5 points here, and the service level to about 1; the bounds are four times that.
  @Test func `theory and floor agree where theory's assumptions hold`() throws {
    let queue = try Self.forecast.get()
    let theory = try #require(queue.total.theory)
    let floor = try #require(queue.total.floor)
    #expect(abs(floor.calls / theory.calls - 1) < 0.02)
    #expect(abs(floor.occupancy - theory.occupancy) < 0.02)
    #expect(abs(floor.inTime - theory.inTime) < 0.045)
    #expect(abs(floor.abandoned - theory.abandoned) < 0.02)
  }

  /// Nobody rests here, so all are on duty after the first minutes.
  @Test func `agents on duty`() throws {
    let queue = try Self.forecast.get()
    for hour in queue.hours.dropFirst() { #expect(abs(hour.agents - 30) < 1e-9) }
  }

  /// A second queue of the same people with half as many calls takes a third of their time: of 30 agents 10, with a
  /// standard error of 0.6 by the 720 and 360 exponential times that make the shares.
  @Test func `agents who work for two queues are shared out by the work`() throws {
    let text = Self.plain
      .replacing(
        "\nagents:",
        with:
          "\n  other: { arrivals: { per_hour: 60, day_variation: 0, slot_variation: 0 }, no_wrap_up: 100% }\nagents:"
      )
      .replacing("serves: [only]", with: "serves: [only, other]")
    let scenario = try Scenario.read(
      Array(text.utf8), file: "two.yaml",
      overrides: ["clock.duration=6h", "queues.only.arrivals.per_hour=120"].map { Override($0) })
    let forecast = try FloorForecast(of: scenario, goal: #require(ServiceGoal(share: 0.8, seconds: 20)))
    #expect(forecast.queues.map(\.name) == ["only", "other"])
    for (only, other) in zip(forecast.queues[0].hours, forecast.queues[1].hours).dropFirst() {
      #expect(abs(only.agents + other.agents - 30) < 1e-9)
      #expect(abs(only.agents - 20) < 3)
    }
  }

  @Test func `staff is the fewest who meet the goal`() throws {
    let queue = try Self.forecast.get()
    let hour = try #require(queue.hours.last)
    let needed = try #require(hour.needed)
    func level(_ agents: Int) -> Double? {
      QueueForecast.theory(
        calls: hour.theory?.calls ?? 0, hours: 1, handling: queue.handling, ring: queue.ring,
        patience: queue.patience, agents: Double(agents), within: 20
      )?.inTime
    }
    #expect(try #require(level(needed)) >= 0.8)
    #expect(try #require(level(needed - 1)) < 0.8)
  }

  @Test func `nothing is said where nobody calls`() throws {
    let queue = try Self.forecast(["queues.only.arrivals.per_hour=0"], staffs: true)
    #expect(queue.hours.allSatisfy { $0.theory == nil && $0.floor == nil && $0.needed == 0 })
    #expect(queue.total.theory == nil)
  }

  @Test func `a forecast can be stopped`() throws {
    struct Stop: Error {}
    let goal = try #require(ServiceGoal(share: 0.8, seconds: 20))
    #expect(throws: Stop.self) {
      try FloorForecast(of: Self.scenario(), goal: goal) { part in if part > 0.1 { throw Stop() } }
    }
  }

  /// Between whole numbers of agents the outlook lies between those of the two.
  @Test func `parts of an agent`() throws {
    func theory(_ agents: Double) -> Outlook? {
      QueueForecast.theory(
        calls: 60, hours: 1, handling: 240, ring: 0, patience: 180, agents: agents, within: 20)
    }
    let (five, between, six) = try (#require(theory(5)), #require(theory(5.25)), #require(theory(6)))
    // The second row of 4.4.
    #expect(abs(five.inTime - 0.707_919) < 1e-6)
    #expect(abs(between.inTime - (0.75 * five.inTime + 0.25 * six.inTime)) < 1e-12)
    #expect(abs(between.wait - (0.75 * five.wait + 0.25 * six.wait)) < 1e-9)
  }
}
