import FloorModel
import GroundTruth
import Quantities
import Randomness
import Testing

/// Meetings that nobody has scheduled, and people who come late, leave early and come back.
@Suite struct MeetingTests {
  /// Forty people without any calls, of whom some meet `perHour` times for `minutes` on average.
  private static func floor(
    seed: UInt64 = 5, hours: Int64 = 8, perHour: Double = 6, _ change: (inout MeetingConfiguration) -> Void = { _ in }
  ) -> TestFloor {
    TestFloor(seed: seed, hours: hours) { floor in
      floor.teams = [TeamConfiguration(name: "crew", count: 40, serves: [])]
      floor.shifts.breaks = []
      floor.shifts.pausesPerShift = 0
      var huddle = MeetingConfiguration(
        name: "huddle", start: TestFloor.start, duration: .uniform(low: 240, high: 1_200), attendees: [.team(0)],
        count: 4)
      huddle.perHour = perHour
      huddle.guests = 1
      change(&huddle)
      floor.meetings = [huddle]
    }
  }

  /// A Poisson count over four seeds, within five of its standard deviations; guests differ from time to time.
  @Test func `people meet ad hoc as often as they should, with other guests each time`() {
    var meetings: [Conversation] = []
    for seed in TestFloor.seeds { meetings += Self.floor(seed: seed).run().conversations }
    let expected = 6.0 * 8 * Double(TestFloor.seeds.count)
    #expect(abs(Double(meetings.count) - expected) < 5 * expected.squareRoot())
    #expect(meetings.allSatisfy { $0.kind == .meeting && $0.title == "huddle" })
    let one = Self.floor().run().conversations
    #expect(Set(one.map(\.entity)).count == one.count)
    let guests = one.flatMap(\.people).filter { $0.team == nil }
    #expect(Set(guests.map(\.name)).count == one.count && guests.count == one.count)
    #expect(Set(one.map { $0.people.count }).isSubset(of: [2, 3, 4, 5]))
  }

  /// The plan's mean of 720 s less the minute by which meetings fall short on average, within five standard errors: a
  /// uniform plan's deviation of 277 s and 150 s of overrun; lateness shortens what is seen by a quarter of a minute at most.
  @Test func `ad-hoc meetings are as long as they are planned and overrun`() {
    var lengths: [Double] = []
    for seed in TestFloor.seeds {
      lengths += Self.floor(seed: seed) { $0.early = 0 }.run().conversations.map { $0.span.duration.inSeconds }
    }
    let mean = lengths.reduce(0, +) / Double(lengths.count)
    let error = (277.0 * 277 + 150 * 150).squareRoot() / Double(lengths.count).squareRoot()
    #expect(abs(mean - 660) < 5 * error + 15, "\(mean)")
  }

  @Test func `only whoever is ready is asked`() throws {
    let outcome = try #require(TestFloor.busyOutcomes[1])
    let huddles = outcome.conversations.filter { $0.title == "huddle" }
    #expect(huddles.count > 3)
    let states = Dictionary(grouping: outcome.changes, by: \.person)
    for leg in huddles.flatMap({ huddle in huddle.legs.map { (huddle.people[$0.person], $0) } }) where leg.0.team != nil
    {
      let before = states[leg.0.name]?.last { $0.at < leg.1.offeredAt }
      // Ready, away for a moment from this very meeting, or at last free from what came between.
      #expect(before.map { [.ready, .notReady, .wrapUp, .talking, .offered, .coaching].contains($0.state) } ?? false)
      #expect(before?.state != .offline)
    }
  }

  /// Everybody comes back once and nobody leaves for good: a stale departure would end the second leg, too.
  @Test func `whoever leaves and comes back does so once`() {
    for seed in TestFloor.seeds {
      let floor = Self.floor(seed: seed) { huddle in
        huddle.rejoin = 1
        huddle.early = 0
        huddle.duration = .constant(1_200)
        huddle.lateness = .constant(0)
      }
      for meeting in floor.run().conversations {
        for (_, legs) in Dictionary(grouping: meeting.legs, by: \.person) {
          #expect(legs.count <= 2)
          guard legs.count == 2 else { continue }
          #expect(legs[1].origin == .rejoin(of: legs[0].index))
          #expect(legs[0].end == .hungUp)
          #expect(legs[1].leftAt >= meeting.span.end - .seconds(7))
        }
      }
    }
  }

  /// The network fails while somebody who means to leave for a moment is there: the plan for the lost leg dies with it.
  @Test func `a plan to leave does not outlive the leg it was made for`() {
    var floor = Self.floor(perHour: 12) { huddle in
      huddle.rejoin = 1
      huddle.early = 0
      huddle.duration = .constant(1_500)
    }
    floor.outages = (0..<60).map { number in
      let from = TestFloor.start + .seconds(300 + 450 * Int64(number))
      return ImpairmentEpisode(
        entity: UInt64(700 + number), cell: 0, label: "outage", network: 0,
        span: TimeSpan(from, from + .seconds(45)), effects: ImpairmentEffects(isOutage: true))
    }
    let meetings = floor.run().conversations
    let lost = meetings.flatMap(\.legs).filter { $0.end == .networkLost }
    #expect(lost.count > 50)
    for meeting in meetings {
      let record = ConversationRecord(
        conversation: meeting, series: meeting.legs.map { _ in nil }, impairments: [])
      #expect(record.invariantViolations().filter { !$0.contains("series exactly when") }.isEmpty)
      // At most one departure of one's own, however often the network failed.
      for (_, legs) in Dictionary(grouping: meeting.legs, by: \.person) {
        let own = legs.filter { $0.end == .hungUp && $0.leftAt < meeting.span.end - .seconds(7) }
        #expect(own.count <= 1)
      }
    }
  }
}
