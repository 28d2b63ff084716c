import Quantities
import Testing

@Suite struct SimulationTimeTests {
  @Test(arguments: [
    (Int64(0), Int64(0), Int64(0)), (1_999, 1, 0), (-1, -1, -1), (-1_000, -1, -1), (-1_001, -2, -1),
    (1_772_460_000_118_999, 1_772_460_000_118, 1_772_460_000),
  ])
  func `printing units round toward the past`(microseconds: Int64, milliseconds: Int64, seconds: Int64) {
    let time = SimulationTime(microseconds: microseconds)
    #expect(time.milliseconds == milliseconds)
    #expect(time.seconds == seconds)
  }

  @Test func `a drawn length becomes the nearest microsecond`() {
    #expect(SimulationDuration.seconds(rounding: 1.234_567_6).microseconds == 1_234_568)
    #expect(SimulationDuration.seconds(rounding: -0.000_000_4).microseconds == 0)
    #expect(SimulationDuration.seconds(rounding: 1e300).microseconds > 0)
  }

  @Test func `an interval never ends before it starts`() {
    let late = SimulationTime(milliseconds: 10), early = SimulationTime(milliseconds: 3)
    let span = TimeSpan(late, early)
    #expect(span.isEmpty)
    #expect(!span.contains(late))
    #expect(
      TimeSpan(early, late).intersection(TimeSpan(SimulationTime(milliseconds: 9), late))?.duration == .milliseconds(1))
    #expect(TimeSpan(early, late).intersection(TimeSpan(late, late + .seconds(1))) == nil)
  }
}

@Suite struct CivilDateTests {
  @Test func `every day of four centuries survives the round trip`() {
    let first = Int64(-25_567)  // 1900-01-01
    for day in first..<first + 146_097 {
      #expect(CivilDate(daysSinceEpoch: day).daysSinceEpoch == day)
    }
  }

  @Test(arguments: [
    (2026, 3, 2, Int64(20_514)), (1970, 1, 1, 0), (2000, 2, 29, 11_016), (1969, 12, 31, -1),
  ])
  func `known days have known numbers`(year: Int, month: Int, day: Int, number: Int64) {
    #expect(CivilDate(year: year, month: month, day: day)?.daysSinceEpoch == number)
  }

  @Test(arguments: [(2026, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (1900, 2, 29), (2026, 1, 0)])
  func `days that no calendar has are refused`(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }
}

@Suite struct LocalClockTests {
  /// Chicago in March 2026: clocks go forward on the 8th at 08:00 UTC.
  private let chicago = LocalClock(
    name: "America/Chicago",
    transitions: [
      .init(start: SimulationTime(milliseconds: 1_761_980_400_000), offset: .seconds(-6 * 3_600)),
      .init(start: SimulationTime(milliseconds: 1_772_956_800_000), offset: .seconds(-5 * 3_600)),
    ])

  @Test func `the offset changes at the transition and not before`() {
    let change = SimulationTime(milliseconds: 1_772_956_800_000)
    #expect(chicago.timeOfDay(at: change - .seconds(1)) == .seconds(2 * 3_600 - 1))
    #expect(chicago.timeOfDay(at: change) == .seconds(3 * 3_600))
  }

  @Test func `weekdays count from Monday`() {
    let monday = SimulationTime(milliseconds: 1_772_460_000_000)  // 2026-03-02T14:00Z
    #expect(chicago.weekday(at: monday) == 0)
    #expect(LocalClock.utc.weekday(at: SimulationTime(microseconds: 0)) == 3)
    #expect(LocalClock.utc.weekday(at: SimulationTime(microseconds: -1)) == 2)
  }
}
