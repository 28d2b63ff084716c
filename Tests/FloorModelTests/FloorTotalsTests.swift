import FloorModel
import GroundTruth
import Quantities
import Testing

/// The totals that the machine keeps, beside what its records add up to.
@Suite struct FloorTotalsTests {
  /// The totals of a floor at its end.
  private static func totals(_ test: TestFloor, keepsRecords: Bool) -> FloorTotals {
    var floor = test.simulation(keepsRecords: keepsRecords)
    while !floor.isFinished { floor.advance(to: floor.now + .seconds(700)) }
    return floor.totals
  }

  @Test(arguments: TestFloor.seeds)
  func `queues count what the truth tells`(seed: UInt64) throws {
    let outcome = try #require(TestFloor.busyOutcomes[seed])
    let totals = Self.totals(.busy(seed: seed), keepsRecords: true)
    for (queue, total) in totals.queues.enumerated() {
      let legs = outcome.conversations.flatMap(\.legs).filter { $0.role == .queue && $0.queue == queue }
      let waits = legs.map { $0.leftAt - $0.offeredAt }
      #expect(total.offered == legs.count)
      #expect(total.answered == legs.filter { $0.end == .routed }.count)
      #expect(total.abandoned == legs.filter { $0.end == .abandoned || $0.end == .diallerHungUp }.count)
      #expect(total.waited == waits.filter { $0 > .zero }.count)
      #expect(total.answeredInTime == zip(legs, waits).filter { $0.end == .routed && $1 <= totals.target }.count)
      #expect(total.waits == waits.reduce(.zero, +))
    }
  }

  /// Little's law over a floor that empties: whoever is counted in the length waits for as long.
  @Test(arguments: TestFloor.seeds)
  func `the integral of a queue's length is the sum of the waits`(seed: UInt64) {
    for total in Self.totals(.busy(seed: seed), keepsRecords: false).queues {
      #expect(total.offered > 50)
      #expect(total.lengthIntegral == total.waits)
    }
  }

  @Test(arguments: TestFloor.seeds)
  func `teams spend the time that their changes of state tell`(seed: UInt64) throws {
    let outcome = try #require(TestFloor.busyOutcomes[seed])
    let test = TestFloor.busy(seed: seed)
    let totals = Self.totals(test, keepsRecords: true)
    for (team, configuration) in test.configuration.teams.enumerated() {
      var spent: [AgentStateChange.State: SimulationDuration] = [:]
      let changes = outcome.changes.filter { $0.team == configuration.name }
      for (_, own) in Dictionary(grouping: changes, by: \.person) {
        for (before, after) in zip(own, own.dropFirst()) {
          spent[before.state, default: .zero] += after.at - before.at
        }
      }
      #expect(totals.teams[team].ready == spent[.ready])
      #expect(totals.teams[team].notReady == spent[.notReady])
      #expect(totals.teams[team].offered == spent[.offered])
      #expect(totals.teams[team].talking == spent[.talking])
      #expect(totals.teams[team].wrapUp == spent[.wrapUp])
    }
  }

  /// With outages it matters who calls, without them nobody asks: the floor is the same in both cases.
  @Test(arguments: [true, false])
  func `a floor without records does what it does with them`(hasOutages: Bool) {
    var test = TestFloor.busy(seed: 5)
    if !hasOutages { test.outages = [] }
    #expect(Self.totals(test, keepsRecords: true) == Self.totals(test, keepsRecords: false))
  }

  @Test func `a floor without records hands none over`() {
    var floor = TestFloor.busy(seed: 1).simulation(keepsRecords: false)
    let progress = floor.advance(to: floor.now + .seconds(3_600))
    #expect(progress.conversations.isEmpty)
    #expect(progress.stateChanges.isEmpty)
    let begun = floor.conversationsSoFar
    #expect(begun > 100)
  }

  @Test(arguments: TestFloor.seeds)
  func `nobody waits whom a ready agent could serve, at any second`(seed: UInt64) {
    var floor = TestFloor.busy(seed: seed).simulation(keepsRecords: false)
    var violations = 0
    var waiting = 0
    while !floor.isFinished {
      floor.advance(to: floor.now + .seconds(1))
      if !floor.isWorkConserving { violations += 1 }
      if floor.isAnybodyWaiting { waiting += 1 }
    }
    #expect(violations == 0)
    #expect(waiting > 100)
  }
}
