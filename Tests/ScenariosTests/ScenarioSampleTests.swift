import FloorModel
import GroundTruth
import NetworkModel
import Quantities
import Randomness
import Scenarios
import Testing

/// Reads a scenario that is meant to be right.
func read(
  _ text: String, overrides: [String] = [], seed: UInt64? = nil, scale: Double = 1
) throws(Diagnostics) -> Scenario {
  try Scenario.read(
    Array(text.utf8), file: "test.yaml", overrides: overrides.map(Override.init), seed: seed, scale: scale)
}

/// The scenario by which the language was designed, with every look it is to have.
@Suite struct ScenarioSampleTests {
  static let text = """
    scenario: support-floor
    seed: 20260302
    clock: { start: 2026-03-02T08:00:00, timezone: America/Chicago, duration: 4h }
    platforms: [twilio, realtimekit, ccp, genesys]
    networks:
      office: { profile: office_fibre }
      home:   { profile: home_wifi_good, loss: { downlink: 0.2% } }     # a profile with one parameter changed
    queues:
      billing:
        arrivals: { per_hour: 120, shape: bank_weekday }            # mean over the clock; the shape distributes it
        patience: { weibull: { shape: 0.8, scale: 500s } }
        talk: { lognormal: { median: 215s, sigma: 0.81 } }
    agents:
      - { team: tier1, count: 15, serves: [billing], networks: { office: 0.6, home: 0.4 } }     # busy enough to queue
    coaches:
      - { team: leads, count: 2, watches: [tier1], monitor: 2%, whisper: 0.6%, barge: 0.1% }
    transfers:
      blind:   { share: 5.5%, to: { billing: 0.7, "+13125550199": 0.3 } }
      consult: { share: 3.5%, cancel: 20% }
    conferences:
      - { party_add: 2%, third_parties: { "+13125550142": 1.0 } }                   # three-way calls
      - { name: weekly, at: "10:00", duration: 45m, attendees: { from: [tier1, leads], count: 12 }, camera: 60%, screenshare: 1 }
    impairments:
      - { label: isp-brownout, network: home, at: "10:00", for: 12m, loss: { add: 6%, burst: 4 }, delay: { add: 80ms } }
    """

  /// 10:00 in Chicago on 2 March 2026, six hours behind UTC.
  static let ten = SimulationTime(milliseconds: 1_772_467_200_000)

  @Test func `the run as a whole`() throws {
    let scenario = try read(Self.text)
    #expect(scenario.name == "support-floor")
    #expect(scenario.seed == 20_260_302)
    #expect(scenario.clock.start == Self.ten - .seconds(7_200))
    #expect(scenario.clock.duration == .seconds(4 * 3_600))
    #expect(scenario.localClock.name == "America/Chicago")
    #expect(scenario.localClock.timeOfDay(at: Self.ten) == .seconds(36_000))
    #expect(scenario.platforms == [.twilio, .realtimekit, .ccp, .genesys])
    #expect(scenario.cells == 1)
    #expect(scenario.digestInput == Array(Self.text.utf8))
  }

  @Test func `networks, the implicit ones behind the declared ones`() throws {
    let scenario = try read(Self.text)
    let names = scenario.networks.map(\.name)
    #expect(names.prefix(2) == ["office", "home"])
    #expect(names.count == Set(names).count)
    #expect(scenario.networks[1].profile == .homeWifiGood)
    #expect(scenario.networks[1].downlinkLoss == 0.002)
    #expect(scenario.networks[1].uplinkLoss == nil)
    let callers = scenario.floor.callers.access.map { (names[$0.network], $0.transport, $0.weight) }
    #expect(callers.map(\.0) == ["pstn", "home_wifi_good", "lte", "pbx"])
    #expect(callers.map(\.1) == [.pstn, .webrtc, .webrtc, .sip])
    #expect(callers.map(\.2) == [0.80, 0.10, 0.08, 0.02])
    #expect(names[scenario.floor.transfers.outsideNetwork] == "pstn")
  }

  @Test func `queues, agents and coaches`() throws {
    let floor = try read(Self.text).floor
    let queue = try #require(floor.queues.first)
    #expect(queue.name == "billing")
    #expect(queue.number == "+13125550100")
    #expect(queue.arrivals.perHour == 120)
    #expect(queue.arrivals.shape == .bankWeekday)
    #expect(queue.patience == .weibull(shape: 0.8, scale: 500))
    #expect(queue.talk == .logNormal(median: 215, sigma: 0.81))
    let team = try #require(floor.teams.first)
    #expect(team.name == "tier1")
    #expect(team.count == 15)
    #expect(team.serves == [0])
    #expect(team.access.map(\.network) == [0, 1])
    #expect(team.access.map(\.weight) == [0.6, 0.4])
    let coaches = try #require(floor.coaches.first)
    #expect(coaches.watches == [0])
    #expect(coaches.monitor == 0.02)
    #expect(coaches.whisper == 0.006)
    #expect(coaches.barge == 0.001)
  }

  @Test func `transfers, conferences and impairments`() throws {
    let scenario = try read(Self.text)
    let transfers = scenario.floor.transfers
    #expect(transfers.blind == 0.055)
    #expect(
      transfers.blindDestinations == [
        WeightedDestination(.queue(0), weight: 0.7), WeightedDestination(.outside("+13125550199"), weight: 0.3),
      ])
    #expect(transfers.consult == 0.035)
    #expect(transfers.cancel == 0.2)
    #expect(scenario.floor.conferences.partyAdd == 0.02)
    let meeting = try #require(scenario.floor.meetings.first)
    #expect(meeting.name == "weekly")
    #expect(meeting.start == Self.ten)
    #expect(meeting.duration == .constant(2_700))
    #expect(meeting.attendees == [.team(0), .coaches(0)])
    #expect(meeting.count == 12)
    #expect(meeting.camera == 0.6)
    #expect(meeting.screenshares == 1)
    let impairment = try #require(scenario.impairments.first)
    #expect(impairment.label == "isp-brownout")
    #expect(impairment.network == 1)
    #expect(impairment.schedule == .once(at: Self.ten, length: .seconds(720)))
    #expect(
      impairment.effects == ImpairmentEffects(lossAdded: 60_000, lossBurst: 4_000, delayAdded: 80_000))
  }

  @Test func `a name alone is a floor that works`() throws {
    let scenario = try read("scenario: bare")
    #expect(scenario.floor.queues.map(\.name) == ["support"])
    #expect(scenario.floor.teams.map(\.count) == [8])
    #expect(scenario.estimate.inboundCalls == 60)
    #expect(scenario.clock.duration == .seconds(3_600))
  }
}
