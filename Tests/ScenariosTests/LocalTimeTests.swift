import FloorModel
import NetworkModel
import Quantities
import Scenarios
import Testing

/// Local times around the changes of daylight saving: Chicago leaves standard time on 8 March 2026 at 02:00 (08:00 UTC)
/// and returns on 1 November at 02:00 summer time (07:00 UTC).
@Suite struct LocalTimeTests {
  /// The scenario's clock in UTC milliseconds.
  private func start(_ local: String, _ zone: String) throws -> Int64 {
    try read("scenario: s\nclock: { start: \(local), timezone: \(zone) }").clock.start.milliseconds
  }

  @Test(
    arguments: [
      ("2026-03-02T08:00:00", "America/Chicago", 1_772_460_000_000),
      ("2026-07-02T08:00:00", "America/Chicago", 1_782_997_200_000),
      ("2026-07-02T08:00", "Asia/Kolkata", 1_782_959_400_000),
      ("2026-07-02T08:00:00.250", "UTC", 1_782_979_200_250),
      ("2026-07-02T08:00:00", "Pacific/Kiritimati", 1_782_928_800_000),
      ("2026-07-02T08:00:00", "Pacific/Pago_Pago", 1_783_018_800_000),
    ] as [(String, String, Int64)])
  func `a local time is an instant of its zone`(local: String, zone: String, expected: Int64) throws {
    #expect(try start(local, zone) == expected)
  }

  @Test func `a time that is skipped is an hour later`() throws {
    #expect(try start("2026-03-08T02:30:00", "America/Chicago") == start("2026-03-08T03:30:00", "America/Chicago"))
    #expect(try start("2026-03-08T03:30:00", "America/Chicago") == 1_772_958_600_000)
  }

  @Test func `a time that occurs twice is the first of the two`() throws {
    #expect(try start("2026-11-01T01:30:00", "America/Chicago") == 1_793_514_600_000)
    #expect(try start("2026-11-01T02:30:00", "America/Chicago") == 1_793_521_800_000)
  }

  @Test func `a run over the change has both offsets`() throws {
    let scenario = try read(
      "scenario: s\nclock: { start: 2026-03-07T00:00:00, timezone: America/Chicago, duration: 3d }")
    let change = SimulationTime(milliseconds: 1_772_956_800_000)
    #expect(scenario.localClock.offset(at: change - .seconds(1)) == .seconds(-6 * 3_600))
    #expect(scenario.localClock.offset(at: change) == .seconds(-5 * 3_600))
  }

  @Test func `a run of years follows every change`() throws {
    let scenario = try read(
      "scenario: s\nclock: { start: 2026-01-01T00:00:00, timezone: Europe/Berlin, duration: 1826d }")
    // Twice a year, and the offset at the start.
    #expect(scenario.localClock.transitions.count == 11)
    let zone = scenario.localClock
    for change in zone.transitions.dropFirst() {
      // In the European Union clocks change at 01:00 UTC on a Sunday (directive 2000/84/EC).
      #expect(change.start.seconds % 86_400 == 3_600)
      #expect(zone.weekday(at: change.start) == 6)
    }
  }

  @Test func `meetings of a series keep their local time over the change`() throws {
    let scenario = try read(
      """
      scenario: s
      clock: { start: 2026-03-06T00:00:00, timezone: America/Chicago, duration: 5d }
      conferences: [{ name: daily, at: "09:00", days: weekdays, guests: 2 }]
      """)
    let meetings = scenario.floor.meetings
    #expect(meetings.map(\.name) == ["daily 2026-03-06", "daily 2026-03-09", "daily 2026-03-10"])
    #expect(
      meetings.map { scenario.localClock.timeOfDay(at: $0.start) } == Array(repeating: .seconds(32_400), count: 3))
    #expect(meetings[1].start - meetings[0].start == .seconds(3 * 86_400 - 3_600))
  }

  @Test func `a time of day before the start of the clock is on the next day`() throws {
    let scenario = try read(
      """
      scenario: s
      clock: { start: 2026-03-02T22:00:00, duration: 8h }
      conferences: [{ name: night, at: "01:00", guests: 2 }]
      """)
    #expect(scenario.floor.meetings[0].start - scenario.clock.start == .seconds(3 * 3_600))
  }

  @Test func `an impairment on certain days is told to the model as such`() throws {
    let scenario = try read(
      """
      scenario: s
      impairments: [{ label: backup, network: lte, at: "02:00", days: [sat, sun], for: 1h, delay: { add: 50ms } }]
      """)
    #expect(
      scenario.impairments[0].schedule
        == .daily(at: .seconds(7_200), length: .seconds(3_600), weekdays: [5, 6]))
  }
}
