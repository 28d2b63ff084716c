import FloorModel
import GroundTruth
import NetworkModel
import Quantities
import Scenarios
import Simulation
import Testing

/// A cell of the brownout: impairments of every kind, drop-offs and rejoins.
@Suite struct CellSimulationTests {
  private static let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  private func scenario(_ name: String = "brownout", _ overrides: [String] = []) throws -> Scenario {
    try Scenario.read(path: "/\(Self.folder)/scenarios/\(name).yaml", overrides: overrides.map { Override($0) })
  }

  /// Runs a cell to its end in windows of `window`.
  private func run(_ scenario: Scenario, cell: Int = 0, window: SimulationDuration) -> (CellSimulation, CellWindow) {
    let simulation = CellSimulation(scenario, cell: cell)
    var now = simulation.directory.clock.start
    var all = simulation.advance(to: now)
    while !all.isFinished {
      now += window
      let next = simulation.advance(to: now)
      // What comes later may not begin before what was promised.
      for conversation in next.conversations { #expect(conversation.span.start >= all.watermark) }
      for impairment in next.impairments { #expect(impairment.episode.span.start >= all.impairmentWatermark) }
      all.conversations += next.conversations
      all.stateChanges += next.stateChanges
      all.impairments += next.impairments
      (all.watermark, all.impairmentWatermark) = (next.watermark, next.impairmentWatermark)
      all.isFinished = next.isFinished
    }
    return (simulation, all)
  }

  /// Little's law on every bundled floor, exactly, and nobody who waits while somebody who could serve them is ready.
  @Test(arguments: [
    "all-hands", "brownout", "commute", "desktops", "escalations", "helpline", "outbound-campaign", "patchwork",
    "realtimekit", "realtimekit-live", "satellite", "support-floor", "tiny",
    "video-squeeze",
  ])
  func `queues hold those who wait, and nobody waits without need`(name: String) throws {
    let scenario = try scenario(name)
    let directory = scenario.directory(ofCell: 0)
    let episodes = ImpairmentSchedule.episodes(
      of: scenario.impairments, seed: directory.seed, cell: 0, clock: directory.clock,
      localClock: directory.localClock)
    var floor = FloorSimulation(
      configuration: scenario.floor, directory: directory, episodes: episodes, keepsRecords: false)
    var idleness = 0
    while !floor.isFinished {
      floor.advance(to: floor.now + .seconds(1))
      if !floor.isWorkConserving { idleness += 1 }
    }
    #expect(idleness == 0)
    #expect(!floor.totals.queues.isEmpty || !scenario.floor.meetings.isEmpty)
    for queue in floor.totals.queues { #expect(queue.lengthIntegral == queue.waits) }
  }

  @Test func `the length of a window changes nothing`() throws {
    let scenario = try scenario()
    let (_, long) = run(scenario, window: .seconds(3_600))
    let (_, short) = run(scenario, window: .seconds(97))
    #expect(long.conversations == short.conversations)
    #expect(long.stateChanges == short.stateChanges)
    #expect(Set(long.impairments) == Set(short.impairments))
  }

  @Test func `an episode lists exactly the legs whose records name it`() throws {
    let (simulation, all) = run(try scenario(), window: .seconds(300))
    var named: [UInt64: Int] = [:]
    for conversation in all.conversations {
      for entity in simulation.record(of: conversation).impairments { named[entity, default: 0] += 1 }
    }
    #expect(all.impairments.count > 10)
    for impairment in all.impairments {
      let conversations = Set(impairment.legs.map(\.conversation))
      #expect(named[impairment.episode.entity, default: 0] == conversations.count, "\(impairment.episode.label)")
    }
    #expect(named.values.reduce(0, +) > 20)
  }

  @Test func `every record keeps the promises of the truth and is the same each time`() throws {
    let (simulation, all) = run(try scenario(), window: .seconds(300))
    #expect(all.conversations.count > 100)
    for conversation in all.conversations {
      let record = simulation.record(of: conversation)
      #expect(record.invariantViolations() == [])
      if conversation.number % 10 == 0 { #expect(simulation.record(of: conversation) == record) }
    }
  }

  @Test func `cells differ, and each is the same with and without the others`() throws {
    let (_, alone) = run(try scenario("tiny"), window: .seconds(300))
    let two = try scenario("tiny", ["cells=2"])
    let (_, first) = run(two, cell: 0, window: .seconds(300))
    let (_, second) = run(two, cell: 1, window: .seconds(300))
    #expect(first.conversations.map(\.span) == alone.conversations.map(\.span))
    #expect(first.conversations.map(\.span) != second.conversations.map(\.span))
    #expect(
      Set((first.conversations + second.conversations).map(\.entity)).count == first.conversations.count
        + second.conversations.count)
  }

  @Test func `an impairment changes no leg of another network`() throws {
    let scenario = try scenario()
    // Outages move people; everything else only moves packets.
    var quiet = scenario
    quiet.impairments.removeAll { !$0.effects.isOutage }
    let (with, all) = run(scenario, window: .seconds(300))
    let (without, same) = run(quiet, window: .seconds(300))
    #expect(all.conversations == same.conversations)
    let touched = Set(all.impairments.filter { !$0.episode.effects.isOutage }.map(\.episode.network))
    var compared = 0
    for conversation in all.conversations {
      let (left, right) = (with.record(of: conversation), without.record(of: conversation))
      for leg in conversation.legs where leg.network.map({ !touched.contains($0) }) ?? false {
        #expect(left.series[leg.index]?.uplink == right.series[leg.index]?.uplink)
        #expect(left.series[leg.index]?.downlink == right.series[leg.index]?.downlink)
        compared += left.series[leg.index] == nil ? 0 : 1
      }
    }
    #expect(compared > 50)
  }
}
