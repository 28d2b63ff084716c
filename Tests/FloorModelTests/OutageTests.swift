import GroundTruth
import Quantities
import Randomness
import Testing

@testable import FloorModel

/// What silences a network, as the floor notices it.
@Suite struct OutageTests {
  private static let start = SimulationTime(milliseconds: 1_772_460_000_000)

  private static func episode(
    _ number: UInt64, network: Int = 0, from: Double, to: Double, _ effects: ImpairmentEffects = .init(isOutage: true)
  ) -> ImpairmentEpisode {
    ImpairmentEpisode(
      entity: number, cell: 0, label: "x", network: network,
      span: TimeSpan(start + .seconds(rounding: from), start + .seconds(rounding: to)), effects: effects)
  }

  private static func outages(_ episodes: ImpairmentEpisode...) -> [[Double]] {
    NetworkOutage.all(of: episodes, shortest: .seconds(3)).map {
      [Double($0.entity), Double($0.network), ($0.span.start - start).inSeconds, ($0.span.end - start).inSeconds]
    }
  }

  @Test func `what is too short for a client to notice is none`() {
    #expect(Self.outages(Self.episode(1, from: 0, to: 2.9), Self.episode(2, from: 10, to: 13)) == [[2, 0, 10, 13]])
  }

  @Test func `silences without a gap are one, and networks have their own`() {
    let found = Self.outages(
      Self.episode(1, from: 0, to: 2), Self.episode(2, from: 1, to: 4), Self.episode(3, network: 1, from: 2, to: 9),
      Self.episode(4, from: 4, to: 5), Self.episode(5, from: 5.5, to: 7))
    #expect(found == [[1, 0, 0, 5], [3, 1, 2, 9]])
  }

  @Test func `losses of everything and slow switches between networks are outages too`() {
    let found = Self.outages(
      Self.episode(1, from: 0, to: 60, ImpairmentEffects(handover: .init(network: 1, interruption: 4_000_000))),
      Self.episode(2, from: 100, to: 160, ImpairmentEffects(handover: .init(network: 1, interruption: 1_000_000))),
      Self.episode(3, from: 200, to: 260, ImpairmentEffects(lossAdded: 1_000_000, rampIn: 10_000_000)),
      Self.episode(4, from: 300, to: 360, ImpairmentEffects(lossAdded: 900_000)))
    #expect(found == [[1, 0, 0, 4], [1, 0, 56, 60], [3, 0, 210, 260]])
  }

  /// Outages that end soon after one another: who comes back after the first must not come back once more while at work.
  @Test(arguments: TestFloor.seeds)
  func `nobody comes back twice`(seed: UInt64) {
    var floor = TestFloor.busy(seed: seed)
    floor.outages = (0..<180).flatMap { number in
      let from = 100 + 35 * Double(number)
      return [0, 1].flatMap { network in
        [(0.0, 3.2), (3.7, 6.9)].enumerated().map { part, span in
          Self.episode(
            UInt64(1_000 + 4 * number + 2 * network + part), network: network, from: from + span.0, to: from + span.1)
        }
      }
    }
    let outcome = floor.run()
    var busyUntil: [UInt64: SimulationTime] = [:]
    var overlaps = 0
    let legs = outcome.conversations.flatMap { conversation in
      conversation.legs.filter { $0.role == .agent && $0.joinedAt != nil }
        .map { (conversation.people[$0.person].entity, $0) }
    }
    for (person, leg) in legs.sorted(by: { $0.1.offeredAt < $1.1.offeredAt }) {
      if let until = busyUntil[person], leg.offeredAt < until { overlaps += 1 }
      busyUntil[person] = max(busyUntil[person] ?? leg.leftAt, leg.leftAt)
    }
    #expect(legs.count > 100)
    #expect(overlaps == 0)
  }

  /// The reconnects of a floor whose first outage is split in two, `gap` apart.
  private static func reconnects(splitBy gap: Double?) throws -> (outage: TimeSpan, actions: [Action]) {
    var floor = TestFloor.busy(seed: 1)
    let first = try #require(floor.outages.first)
    if let gap {
      let middle = first.span.start + .seconds(6)
      floor.outages[0].span = TimeSpan(first.span.start, middle)
      var rest = first
      rest.entity = 599
      rest.span = TimeSpan(middle + .seconds(rounding: gap), first.span.end)
      floor.outages.append(rest)
    }
    let actions = floor.run().conversations.flatMap(\.actions)
    let after = TimeSpan(first.span.start, first.span.end + .seconds(2))
    return (first.span, actions.filter { $0.kind == .reconnect && after.contains($0.at) })
  }

  /// Two outages that follow each other without a gap last as long as both: nobody reconnects in between.
  @Test func `a reconnect tells the whole silence`() throws {
    let whole = try Self.reconnects(splitBy: nil)
    #expect(!whole.actions.isEmpty)
    #expect(try Self.reconnects(splitBy: 0).actions == whole.actions)
  }

  @Test func `clients come back one by one, not with the first packet`() throws {
    let (outage, actions) = try Self.reconnects(splitBy: nil)
    let delays = actions.map { ($0.at - outage.end).inSeconds }
    #expect(delays.allSatisfy { (0.4...1.6).contains($0) })
    #expect(Set(delays).count == delays.count)
    #expect(actions.contains { $0.at - $0.duration == outage.start })
  }

  /// A third of a second of packets is too short for anybody to come back.
  @Test func `a client that is not back before the next outage has had one`() throws {
    let (outage, actions) = try Self.reconnects(splitBy: 0.3)
    #expect(!actions.isEmpty)
    #expect(actions.allSatisfy { $0.at > outage.end })
    #expect(actions.contains { $0.at - $0.duration == outage.start })
  }

  /// The share within five standard errors; the mean of the gap's logarithm within five of its own (log-normal, sigma 0.8).
  @Test func `callers who were cut off call again within minutes`() {
    var floor = TestFloor(seed: 9, hours: 10) { floor in
      var queue = QueueConfiguration(name: "support", number: "+13125550100")
      queue.arrivals.perHour = 300
      floor.queues = [queue]
      floor.teams = [TeamConfiguration(name: "tier1", count: 45, serves: [0])]
      floor.callers.access = [AccessShare(network: 2, transport: .pstn, weight: 1)]
      floor.callers.population = 1_000_000
      floor.callers.repeatExponent = 0
    }
    floor.outages = (0..<17).map { number in
      let from = 900 + 2_000 * Double(number)
      return Self.episode(UInt64(800 + number), network: 2, from: from, to: from + 90)
    }
    let calls = floor.run().conversations
    let starts = Dictionary(grouping: calls) { $0.people[$0.legs[0].person].entity }
    // Whoever called to begin with: those who called again have fewer attempts left, and stand for themselves.
    let cutOff = calls.filter { call in
      call.legs[0].end == .networkLost && call.span.end < floor.directory.clock.end - .seconds(1_800)
    }
    let gaps = cutOff.compactMap { call in
      let again = starts[call.people[call.legs[0].person].entity]?.map(\.span.start).filter { $0 > call.span.end }.min()
      return again.map { ($0 - call.span.end).inSeconds }
    }
    #expect(cutOff.count > 250)
    let share = Double(gaps.count) / Double(cutOff.count)
    #expect(abs(share - 0.8) < 5 * (0.8 * 0.2 / Double(cutOff.count)).squareRoot())
    let logarithm = gaps.map(Portable.log).reduce(0, +) / Double(gaps.count)
    #expect(abs(logarithm - Portable.log(60)) < 5 * 0.8 / Double(gaps.count).squareRoot())
  }
}
