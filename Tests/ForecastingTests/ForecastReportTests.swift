import Quantities
import QueueingTheory
import Testing

@testable import Forecasting

@Suite struct ForecastReportTests {
  static let start = SimulationTime(milliseconds: 1_772_460_000_000)

  static func report(shrinkage: Double? = nil) throws -> ForecastReport {
    let goal = try #require(ServiceGoal(share: 0.8, seconds: 20))
    var hour = QueueForecast.Hour(
      span: TimeSpan(start, start + .seconds(3_600)), agents: 14.25, load: 10.5,
      theory: Outlook(calls: 110, wait: 9.04, abandoned: 0.0097, inTime: 0.917, occupancy: 0.683),
      floor: Outlook(calls: 102, wait: 6.73, abandoned: 0.0294, inTime: 0.902, occupancy: 0.674))
    hour.needed = shrinkage == nil ? nil : 14
    let night = QueueForecast.Hour(
      span: TimeSpan(start + .seconds(3_600), start + .seconds(5_400)), agents: 0, load: 0,
      needed: shrinkage == nil ? nil : 0)
    let queue = QueueForecast(name: "billing, old", handling: 343, ring: 3.6, patience: nil, hours: [hour, night])
    return ForecastReport(
      FloorForecast(queues: [queue], goal: goal, runs: 1), localClock: .utc, shrinkage: shrinkage)
  }

  @Test func `text puts theory and floor side by side`() throws {
    #expect(
      try Self.report().text == """
        billing, old: Erlang C, handling 343 s, ring 3.60 s, callers never give up
                    calls         agents  load  wait s         give up %         in 20 s %         busy %
                   theory  floor                theory  floor     theory  floor     theory  floor  theory  floor
        Mon 14:00     110    102    14.3  10.5    9.04   6.73      0.970   2.94       91.7   90.2    68.3   67.4
        Mon 15:00       -      -       0     0       -      -          -      -          -      -       -      -
        all           110    102                  9.04   6.73      0.970   2.94       91.7   90.2    68.3   67.4

        theory: the scenario's rates and patience, handling, ring and agents as on the floor; floor: one simulated cell

        """)
  }

  /// 14 agents on duty are 20 on the roster when 30 % of paid time is spent away.
  @Test func `head counts allow for shrinkage`() throws {
    let text = try Self.report(shrinkage: 0.3).text
    #expect(text.contains("needed  heads\n"))
    #expect(text.contains("67.4      14     20\n"))
    #expect(text.contains("heads: with 30 % of paid time away"))
  }

  @Test func `CSV leaves out what is not known`() throws {
    #expect(
      try Self.report(shrinkage: 0.3).csv == """
        queue,start,end,handling_seconds,patience_seconds,agents,load,theory_calls,theory_wait_seconds,\
        theory_abandoned,theory_in_time,theory_occupancy,floor_calls,floor_wait_seconds,floor_abandoned,\
        floor_in_time,floor_occupancy,needed,heads
        "billing, old",2026-03-02T14:00:00.000Z,2026-03-02T15:00:00.000Z,343.0,,14.25,10.5,110.0,9.04,0.0097,0.917,\
        0.683,102.0,6.73,0.0294,0.902,0.674,14.0,20.0
        "billing, old",2026-03-02T15:00:00.000Z,2026-03-02T15:30:00.000Z,343.0,,0.0,0.0,,,,,,,,,,,0.0,0.0

        """)
  }

  @Test func `JSON leaves out what is not known`() throws {
    #expect(
      try Self.report().json == #"[{"queue":"billing, old","handling_seconds":343,"ring_seconds":3.6,"hours":[{"#
        + #""start":"2026-03-02T14:00:00.000Z","end":"2026-03-02T15:00:00.000Z","agents":14.25,"load":10.5,"#
        + #""theory_calls":110,"theory_wait_seconds":9.04,"theory_abandoned":0.0097,"theory_in_time":0.917,"#
        + #""theory_occupancy":0.683,"floor_calls":102,"floor_wait_seconds":6.73,"floor_abandoned":0.0294,"#
        + #""floor_in_time":0.902,"floor_occupancy":0.674},{"start":"2026-03-02T15:00:00.000Z","#
        + #""end":"2026-03-02T15:30:00.000Z","agents":0,"load":0}]}]"# + "\n")
  }
}
