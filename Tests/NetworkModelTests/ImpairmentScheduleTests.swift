import GroundTruth
import Quantities
import Randomness
import Testing

@testable import NetworkModel

/// Episodes of a cell: fixed, daily and random, in local time.
@Suite struct ImpairmentScheduleTests {
  static let hour: Int64 = 3_600
  static let day: Int64 = 86_400

  /// 2026-03-02T06:00:00Z, midnight of a Monday in Chicago.
  static let monday = SimulationTime(milliseconds: 1_772_431_200_000)
  /// Chicago in March 2026: daylight saving begins on the 8th at 08:00Z.
  static let chicago = LocalClock(
    name: "America/Chicago",
    transitions: [
      .init(start: SimulationTime(microseconds: 0), offset: .seconds(-6 * hour)),
      .init(start: monday + .seconds(6 * day + 2 * hour), offset: .seconds(-5 * hour)),
    ])

  static func episodes(
    _ schedule: ImpairmentConfiguration.Schedule, days: Int64 = 1, cell: Int = 0, label: String = "x", seed: UInt64 = 1
  ) -> [ImpairmentEpisode] {
    let configuration = ImpairmentConfiguration(
      label: label, network: 2, schedule: schedule, effects: ImpairmentEffects(delayAdded: 80_000))
    return ImpairmentSchedule.episodes(
      of: [configuration], seed: seed, cell: cell, clock: TimeSpan(monday, monday + .seconds(days * day)),
      localClock: chicago)
  }

  @Test func `a fixed episode is one, with the facts of its impairment`() throws {
    let start = Self.monday + .seconds(10 * Self.hour)
    let found = Self.episodes(.once(at: start, length: .seconds(720)), cell: 3)
    let episode = try #require(found.first)
    #expect(found.count == 1)
    #expect(episode.span == TimeSpan(start, start + .seconds(720)))
    #expect((episode.cell, episode.network, episode.label) == (3, 2, "x"))
    #expect(episode.effects == ImpairmentEffects(delayAdded: 80_000))
    #expect(episode.entity != Self.episodes(.once(at: start, length: .seconds(720)), cell: 4).first?.entity)
  }

  @Test func `what is over before the clock starts or begins after it ends is none`() {
    let early = Self.monday - .seconds(100)
    #expect(Self.episodes(.once(at: early, length: .seconds(100))).isEmpty)
    #expect(Self.episodes(.once(at: early, length: .seconds(101))).count == 1)
    #expect(Self.episodes(.once(at: Self.monday + .seconds(Self.day), length: .seconds(10))).isEmpty)
  }

  @Test func `daily episodes follow the clocks on the wall`() {
    let schedule = ImpairmentConfiguration.Schedule.daily(
      at: .seconds(10 * Self.hour), length: .seconds(60), weekdays: [0, 1, 2, 3, 4, 5, 6])
    let found = Self.episodes(schedule, days: 8)
    #expect(found.count == 8)
    for episode in found { #expect(Self.chicago.timeOfDay(at: episode.span.start) == .seconds(10 * Self.hour)) }
    // The eighth of March has 23 hours.
    let gap = found[6].span.start - found[5].span.start
    #expect(gap == .seconds(23 * Self.hour))
  }

  @Test func `daily episodes keep to their weekdays and reach over midnight`() {
    let weekend = ImpairmentConfiguration.Schedule.daily(
      at: .seconds(23 * Self.hour), length: .seconds(2 * Self.hour), weekdays: [5, 6])
    let found = Self.episodes(weekend, days: 7)
    // Sunday's of the week before is still in force when Monday begins.
    #expect(found.map { Self.chicago.weekday(at: $0.span.start) } == [6, 5, 6])
    #expect(found.first?.span.end == Self.monday + .seconds(Self.hour))
  }

  @Test func `an episode longer than a day is cut at each local midnight`() {
    let start = Self.monday + .seconds(5 * Self.day + 12 * Self.hour)
    let found = Self.episodes(.once(at: start, length: .seconds(2 * Self.day)), days: 7)
    #expect(found.count == 3)
    #expect(found.map { $0.span.duration.inSeconds / 3_600 } == [12, 23, 13])
    #expect(Set(found.map(\.entity)).count == 3)
    for (left, right) in zip(found, found.dropFirst()) { #expect(left.span.end == right.span.start) }
    let day = Self.episodes(.once(at: start, length: .seconds(Self.day)), days: 7)
    #expect(day.count == 1)
  }

  /// 30 days at 2 per hour: 1,440 expected, five standard deviations are 190.
  @Test func `random episodes come at their rate and differ between cells, labels and seeds`() {
    let schedule = ImpairmentConfiguration.Schedule.random(perHour: 2, length: .constant(60))
    let found = Self.episodes(schedule, days: 30)
    #expect((1_250...1_630).contains(found.count))
    #expect(found.allSatisfy { $0.span.duration == .seconds(60) })
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.span.start <= $1.span.start })
    #expect(found == Self.episodes(schedule, days: 30))
    #expect(found.map(\.span) != Self.episodes(schedule, days: 30, cell: 1).map(\.span))
    #expect(found.map(\.span) != Self.episodes(schedule, days: 30, label: "y").map(\.span))
    #expect(found.map(\.span) != Self.episodes(schedule, days: 30, seed: 2).map(\.span))
  }

  @Test func `a recurring impairment comes at its interval, to the end of the clock`() {
    let first = Self.monday + .seconds(9 * Self.hour)
    let found = Self.episodes(.recurring(from: .instant(first), interval: .seconds(1_800), length: .constant(60)))
    #expect(found.count == 30)
    #expect(found.first?.span == TimeSpan(first, first + .seconds(60)))
    #expect(zip(found, found.dropFirst()).allSatisfy { $1.span.start - $0.span.start == .seconds(1_800) })
    #expect(Set(found.map(\.entity)).count == 30)
  }

  @Test func `counted from a time of day it begins anew each of its days`() {
    let schedule = ImpairmentConfiguration.Schedule.recurring(
      from: .timeOfDay(.seconds(9 * Self.hour), weekdays: [0, 1, 2, 3, 4]), interval: .seconds(4 * Self.hour),
      length: .constant(600))
    let found = Self.episodes(schedule, days: 8)
    // 09:00, 13:00, 17:00 and 21:00 of six weekdays.
    #expect(found.count == 24)
    #expect(
      Set(found.map { Self.chicago.timeOfDay(at: $0.span.start).microseconds / 3_600_000_000 }) == [9, 13, 17, 21])
    #expect(Set(found.map { Self.chicago.weekday(at: $0.span.start) }) == [0, 1, 2, 3, 4])
  }

  /// 720 lengths of mean 30 and standard deviation 30: five standard errors are 5.6.
  @Test func `lengths of recurring episodes are drawn one by one`() {
    let schedule = ImpairmentConfiguration.Schedule.recurring(
      from: .instant(Self.monday), interval: .seconds(3_600), length: .exponential(mean: 30))
    let lengths = Self.episodes(schedule, days: 30).map(\.span.duration.inSeconds)
    #expect(lengths.count == 720)
    #expect(abs(lengths.reduce(0, +) / 720 - 30) < 5.6)
    #expect(Set(lengths).count > 700)
  }

  @Test func `the pieces of a long episode know the whole`() {
    let start = Self.monday + .seconds(12 * Self.hour)
    let found = Self.episodes(.once(at: start, length: .seconds(2 * Self.day)), days: 7)
    #expect(Set(found.map(\.whole)) == [TimeSpan(start, start + .seconds(2 * Self.day))])
  }
}
