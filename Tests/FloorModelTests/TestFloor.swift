import FloorModel
import GroundTruth
import Quantities
import Randomness

/// Floors for tests: small, busy, and with every flow far more frequent than in life.
struct TestFloor {
  var configuration = FloorConfiguration()
  var directory: CellDirectory
  var outages: [ImpairmentEpisode] = []

  /// 2026-03-02T14:00:00Z, eight in the morning of a Monday in Chicago.
  static let start = SimulationTime(milliseconds: 1_772_460_000_000)

  /// A floor over `hours` whose queues and people `configure` sets up.
  init(
    seed: UInt64 = 1, hours: Int64 = 2, cell: Int = 0, cells: Int = 1, _ configure: (inout FloorConfiguration) -> Void
  ) {
    configure(&configuration)
    let queues = configuration.queues.map { $0.directoryEntry(cell: cell) }
    let networks = ["office", "home", "pstn"].enumerated().map { number, name in
      CellDirectory.Network(
        entity: UInt64(1_000 + number), name: name,
        profile: ["office_fibre", "home_wifi_good", "intl_pstn_trunk"][number])
    }
    directory = CellDirectory(
      seed: seed, scenario: "test", cell: cell, cellCount: cells,
      clock: TimeSpan(Self.start, Self.start + .seconds(hours * 3_600)), localClock: .utc, queues: queues,
      networks: networks)
  }

  /// Two queues, two teams, coaches, two campaigns, a meeting and every behaviour, often.
  static func busy(seed: UInt64, hours: Int64 = 2) -> TestFloor {
    var floor = TestFloor(seed: seed, hours: hours) { floor in
      var billing = QueueConfiguration(name: "billing", number: "+13125550100")
      billing.arrivals.perHour = 110
      billing.patience = .exponential(mean: 120)
      billing.wrapUpPolicy = .limited(.seconds(60))
      var claims = QueueConfiguration(name: "claims", number: "+13125550101")
      claims.arrivals.perHour = 50
      claims.priority = 1
      claims.wrapUpPolicy = .mandatory
      claims.topic = .technical
      floor.queues = [billing, claims]
      let access = [
        AccessShare(network: 0, transport: .webrtc, weight: 0.6),
        AccessShare(network: 1, transport: .webrtc, weight: 0.4),
      ]
      var first = TeamConfiguration(name: "tier1", count: 12, serves: [0])
      first.access = access
      first.noAnswer = 0.05
      first.decline = 0.04
      var second = TeamConfiguration(name: "tier2", count: 8, serves: [0, 1])
      second.access = access
      floor.teams = [first, second]
      var leads = CoachConfiguration(name: "leads", count: 3, watches: [0, 1])
      leads.monitor = 0.06
      leads.whisper = 0.08
      leads.barge = 0.03
      leads.access = access
      floor.coaches = [leads]
      floor.callers.access = [
        AccessShare(network: 2, transport: .pstn, weight: 0.8),
        AccessShare(network: 1, transport: .webrtc, weight: 0.12),
        AccessShare(network: 0, transport: .sip, weight: 0.08),
      ]
      floor.transfers.blind = 0.12
      floor.transfers.consult = 0.15
      floor.transfers.outsideNetwork = 2
      floor.transfers.customerHangUp = 0.15
      floor.transfers.blindDestinations = [
        WeightedDestination(.queue(1), weight: 3), WeightedDestination(.team(1), weight: 2),
        WeightedDestination(.outside("+13125550199"), weight: 2),
      ]
      floor.transfers.consultDestinations = [
        WeightedDestination(.team(1), weight: 3), WeightedDestination(.outside("+13125550142"), weight: 1),
        WeightedDestination(.queue(1), weight: 1),
      ]
      floor.conferences.partyAdd = 0.12
      floor.conferences.swap = 0.5
      floor.conferences.thirdParties = [
        WeightedDestination(.outside("+13125550142"), weight: 1), WeightedDestination(.team(1), weight: 1),
      ]
      floor.behaviour.flagged = 0.1
      floor.behaviour.noted = 0.1
      floor.behaviour.recordingPaused = 0.2
      floor.behaviour.transcribed = 0.5
      var weekly = MeetingConfiguration(
        name: "weekly", start: start + .seconds(3_600), duration: .constant(1_500),
        attendees: [.team(1), .coaches(0)], count: 5)
      weekly.guests = 4
      weekly.guestAccess = [
        AccessShare(network: 1, transport: .webrtc, weight: 1), AccessShare(network: 2, transport: .pstn, weight: 1),
      ]
      weekly.screenshares = 2
      weekly.rejoin = 0.4
      var huddle = MeetingConfiguration(
        name: "huddle", start: start, duration: .exponential(mean: 300), attendees: [.team(0), .team(1)], count: 2)
      huddle.perHour = 6
      huddle.guests = 1
      huddle.guestAccess = [AccessShare(network: 1, transport: .webrtc, weight: 1)]
      huddle.rejoin = 0.3
      floor.meetings = [weekly, huddle]
      var campaign = CampaignConfiguration(name: "survey", queue: 1, teams: [1])
      campaign.contacts = 60
      campaign.access = [AccessShare(network: 2, transport: .pstn, weight: 1)]
      campaign.preview = .uniform(low: 5, high: 20)
      var winBack = CampaignConfiguration(name: "win-back", queue: 0, teams: [0])
      winBack.pacing = .predictive
      winBack.contacts = 150
      winBack.window = TimeSpan(start + .seconds(1_200), start + .seconds(4_800))
      winBack.access = [AccessShare(network: 2, transport: .pstn, weight: 1)]
      floor.campaigns = [campaign, winBack]
    }
    floor.outages = [
      outage(1, from: 1_500, length: 14), outage(1, from: 4_300, length: 90), outage(0, from: 2_500, length: 45),
    ].enumerated().map { number, episode in
      var episode = episode
      episode.entity = UInt64(500 + number)
      return episode
    }
    return floor
  }

  /// What the busy floors of these seeds hand over, simulated once for all tests.
  static let busyOutcomes: [UInt64: Outcome] = Dictionary(
    uniqueKeysWithValues: seeds.map { ($0, busy(seed: $0).run()) })

  /// The seeds that invariants are tried over.
  static let seeds: [UInt64] = [1, 2, 3, 20_260_302]

  private static func outage(_ network: Int, from: Int64, length: Int64) -> ImpairmentEpisode {
    ImpairmentEpisode(
      entity: 0, cell: 0, label: "outage", network: network,
      span: TimeSpan(start + .seconds(from), start + .seconds(from + length)),
      effects: ImpairmentEffects(isOutage: true))
  }

  /// Everything a floor hands over, taken in windows of `window`.
  struct Outcome: Equatable {
    var conversations: [Conversation] = []
    var changes: [AgentStateChange] = []
    /// Whether a conversation started before what had been promised.
    var brokenPromises = 0
  }

  /// The floor at the start of its clock.
  func simulation(keepsRecords: Bool = true) -> FloorSimulation {
    FloorSimulation(
      configuration: configuration, directory: directory, episodes: outages, keepsRecords: keepsRecords)
  }

  func run(window: SimulationDuration = .seconds(600)) -> Outcome {
    var floor = simulation()
    var outcome = Outcome()
    var end = directory.clock.start + window
    var promised = directory.clock.start
    while !floor.isFinished {
      let progress = floor.advance(to: end)
      outcome.conversations += progress.conversations.map(floor.records.conversation)
      outcome.changes += progress.stateChanges.map(floor.records.stateChange)
      outcome.brokenPromises += progress.conversations.filter { $0.start < promised }.count
      promised = floor.earliestOpenStart
      end += window
    }
    return outcome
  }
}
