import FloorModel
import GroundTruth
import Quantities
import Testing

/// Who calls a queue, when, from where and with what is that queue's own affair: nothing else on the floor moves it.
@Suite struct ArrivalIndependenceTests {
  /// Everything about a call that is settled when it comes in.
  struct Arrival: Hashable {
    let start: SimulationTime
    let caller: Person
    let transport: Leg.Transport
    let codec: Leg.Codec?
    let network: Int?
    let ring: SimulationDuration
    /// When the menu takes the caller over and passes them on.
    let menu: [SimulationTime]
  }

  /// The first calls of everybody to `billing` on the busy floor after `change`, by identity.
  ///
  /// Repeats are consequences of how a call went, and a caller who is still talking sends the next one to a neighbour: so
  /// nobody calls again, and of many people few call twice.
  private func arrivals(_ change: (inout FloorConfiguration) -> Void = { _ in }) throws -> [UInt64: Arrival] {
    var floor = TestFloor.busy(seed: 9)
    floor.configuration.callers.population = 1_000_000
    floor.configuration.callers.repeatExponent = 0
    floor.configuration.callers.redialAfterAbandonment = 0
    floor.configuration.callers.redialAfterService = 0
    floor.configuration.callers.redialAfterLoss = 0
    change(&floor.configuration)
    floor.directory.queues = floor.configuration.queues.map { $0.directoryEntry(cell: 0) }
    let billing = try #require(floor.configuration.queues.firstIndex { $0.name == "billing" })
    var found: [UInt64: Arrival] = [:]
    for call in floor.run().conversations where call.kind == .inbound && call.queue == billing {
      let leg = call.legs[0]
      found[call.entity] = Arrival(
        start: call.span.start, caller: call.person(of: leg), transport: leg.transport, codec: leg.codec,
        network: leg.network, ring: leg.ringLimit,
        menu: call.legs.filter { $0.role == .ivr }.flatMap { [$0.offeredAt, $0.leftAt] })
    }
    return found
  }

  @Test func `another name of a team moves no call`() throws {
    let before = try arrivals()
    #expect(before.count > 180)
    #expect(try arrivals { $0.teams[0].name = "first-line" } == before)
    #expect(try arrivals { $0.coaches[0].name = "supervisors" } == before)
  }

  @Test func `another queue moves no call, wherever it stands and whatever comes to it`() throws {
    let before = try arrivals()
    var orders = QueueConfiguration(name: "orders", number: "+13125550102")
    orders.arrivals.perHour = 80
    #expect(
      try arrivals { floor in
        floor.queues.append(orders)
        floor.teams[1].serves.append(2)
      } == before)
    #expect(
      try arrivals { floor in
        floor.queues[1].name = "complaints"
        floor.queues[1].arrivals.perHour = 10
      } == before)
  }

  @Test func `another team, more agents and other habits move no call`() throws {
    let before = try arrivals()
    #expect(
      try arrivals { floor in
        floor.teams[0].count = 30
        floor.teams.append(TeamConfiguration(name: "tier3", count: 4, serves: [0]))
        floor.behaviour.held = 0.9
        floor.transfers.blind = 0
        floor.campaigns = []
        floor.meetings = []
      } == before)
  }
}
