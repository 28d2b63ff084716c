import FloorModel
import NetworkModel
import Quantities
import Scenarios
import Testing

@Suite struct OverrideTests {
  static let text = """
    scenario: floor
    seed: 3
    queues:
      billing: { arrivals: { per_hour: 60 } }
    agents:
      - { team: tier1, count: 5, serves: [billing] }
    conferences:
      - { name: weekly, at: "08:30", guests: 3 }
    """

  @Test func `a value inside mappings is replaced`() throws {
    let scenario = try read(Self.text, overrides: ["queues.billing.arrivals.per_hour=90"])
    #expect(scenario.floor.queues[0].arrivals.perHour == 90)
  }

  @Test(arguments: ["agents.1.count=9", "agents.tier1.count=9"])
  func `an item of a list is called by position or name`(override: String) throws {
    #expect(try read(Self.text, overrides: [override]).floor.teams[0].count == 9)
  }

  @Test func `what is not there yet is added`() throws {
    let scenario = try read(
      Self.text, overrides: ["clock.duration=2h", "transfers.blind.share=9%", "agents.tier1.networks={ lte: 100% }"])
    #expect(scenario.clock.duration == .seconds(7_200))
    #expect(scenario.floor.transfers.blind == 0.09)
    #expect(scenario.floor.teams[0].access.map { scenario.networks[$0.network].name } == ["lte"])
  }

  @Test func `the later of two overrides wins, and the seed of the command line over both`() throws {
    #expect(try read(Self.text, overrides: ["seed=4", "seed=5"]).seed == 5)
    #expect(try read(Self.text, overrides: ["seed=4"], seed: 6).seed == 6)
    #expect(try read(Self.text).seed == 3)
  }

  static let refused: [(String, String)] = [
    ("seed", "--set seed: error: expected section.key=value"),
    ("=5", "--set =5: error: expected section.key=value"),
    ("queues..x=5", "--set queues..x=5: error: expected section.key=value"),
    (
      "cells=many",
      "--set cells=many: error: cells: expected a whole number, 1 through 10000, found 'many'"
    ),
    (
      "queues.billing.arivals.per_hour=5",
      "--set queues.billing.arivals.per_hour=5: error: queues.billing: unknown key 'arivals'; accepted: number, "
        + "medium, writing, companions, utilization_label, arrivals, patience, talk, priority, head_start, skills, "
        + "routing, rings, overflow, announcements, balking, balking_per_minute, limit, hours, callbacks, "
        + "agent_announcement, voicemail, auto_answer, ring_limit and 7 more; did you mean arrivals?"
    ),
    ("agents.tier2.count=5", "--set agents.tier2.count=5: error: there is no item 'tier2' in a list of 1"),
    ("agents.2.count=5", "--set agents.2.count=5: error: there is no item '2' in a list of 1"),
    ("seed.value=5", "--set seed.value=5: error: 'value' cannot be set inside '3', which is a single value"),
    (
      "seed=[1", "--set seed=[1: error: not YAML: flow sequence without a closing bracket"
    ),
  ]

  @Test(arguments: refused)
  func `a mistake in an override names the override`(override: String, expected: String) {
    let error = #expect(throws: Diagnostics.self) { _ = try read(Self.text, overrides: [override]) }
    #expect(error?.all.first?.description == expected)
  }

  @Test func `mistakes of the file come before those of overrides`() {
    let error = #expect(throws: Diagnostics.self) {
      _ = try read(Self.text + "\ncells: 0\n", overrides: ["clock.duration=90"])
    }
    #expect(
      error?.description == """
        test.yaml:9:8: error: cells: expected a whole number, 1 through 10000, found '0'
        --set clock.duration=90: error: clock.duration: expected a duration such as 250ms or 4m30s, 1m through 3660d, \
        found '90'; did you mean 90s?
        """)
  }

  @Test func `the digest covers what decides the run`() throws {
    #expect(try read(Self.text).digestInput == Array(Self.text.utf8))
    let overridden = try read(Self.text, overrides: ["cells=2"])
    #expect(String(decoding: overridden.digestInput, as: UTF8.self) == Self.text + "\n# set cells=2\n")
  }
}

@Suite struct ScaleTests {
  static let text = """
    scenario: floor
    queues: { billing: { arrivals: { per_hour: 60 } } }
    agents:
      - { team: tier1, count: 5, serves: [billing] }
      - { team: night, count: 1, serves: [billing] }
    coaches: [{ team: leads, count: 3, watches: [tier1] }]
    campaigns: [{ name: spring, queue: billing, teams: [tier1], contacts: 100 }]
    conferences: [{ name: weekly, at: "08:30", attendees: { from: [tier1, leads] }, guests: 3 }]
    """

  @Test(arguments: [(2.0, 120.0, [10, 2], 6, 200), (0.5, 30, [3, 1], 2, 50), (0.1, 6, [1, 1], 1, 10)])
  func `rates and head counts are multiplied alike, counts rounded and never 0`(
    scale: Double, rate: Double, agents: [Int], coaches: Int, contacts: Int
  ) throws {
    let scenario = try read(Self.text, scale: scale)
    #expect(scenario.floor.queues[0].arrivals.perHour == rate)
    #expect(scenario.floor.teams.map(\.count) == agents)
    #expect(scenario.floor.coaches[0].count == coaches)
    #expect(scenario.floor.campaigns[0].contacts == contacts)
    #expect(scenario.scale == scale)
  }

  @Test(arguments: [0.1, 1, 3])
  func `meetings stay as they are`(scale: Double) throws {
    let meeting = try #require(try read(Self.text, scale: scale).floor.meetings.first)
    #expect(meeting.count == 8)
    #expect(meeting.guests == 3)
  }
}
