import GroundTruth
import Quantities
import Randomness

/// What stands still around the sample records.
enum SampleFloor {
  /// Queues, by what they are for; the raw value is the position in the directory.
  enum Queue: Int { case billing, claims, collections }
  /// Networks; the raw value is the position in the directory.
  enum Network: Int { case office, home, carrier, mobile }

  /// 2026-03-02T14:00:00Z, eight in the morning in Chicago.
  static let start = SimulationTime(milliseconds: 1_772_460_000_000)
  /// How far the scenes stand apart; none is longer.
  static let slot = SimulationDuration.seconds(600)
  /// How long an offer rings.
  static let ringLimit = SimulationDuration.seconds(20)

  static let directory = CellDirectory(
    seed: 20_260_302, scenario: "samples", cell: 0, cellCount: 1,
    clock: TimeSpan(start, start + .seconds(10 * 3_600)),
    localClock: LocalClock(
      name: "America/Chicago", transitions: [LocalClock.Transition(start: start, offset: .seconds(-6 * 3_600))]),
    queues: [
      queue("billing", "+13125550100", .mandatory), queue("claims", "+13125550101", .optional),
      queue("collections", "+13125550102", .limited(.seconds(60))),
    ],
    networks: [
      network("office", "office_fibre"), network("home", "home_wifi_good"),
      network("carrier", "intl_pstn_trunk"), network("mobile", "lte"),
    ])

  /// A brown-out of the home network over the scenes about trouble.
  static func brownout(from start: SimulationTime) -> ImpairmentEpisode {
    ImpairmentEpisode(
      entity: SampleCast.entity("impairments/brownout"), cell: 0, label: "isp-brownout",
      network: Network.home.rawValue, span: TimeSpan(start, start + .seconds(720)),
      effects: ImpairmentEffects(lossAdded: 60_000, lossBurst: 4_000, delayAdded: 80_000))
  }

  /// The same network without any packet for as long as a scene has it.
  static func outage(from start: SimulationTime) -> ImpairmentEpisode {
    ImpairmentEpisode(
      entity: SampleCast.entity("impairments/outage"), cell: 0, label: "modem-restart",
      network: Network.home.rawValue, span: TimeSpan(start, start + .seconds(14)),
      effects: ImpairmentEffects(isOutage: true))
  }

  private static func queue(_ name: String, _ number: String, _ policy: CellDirectory.Queue.WrapUpPolicy)
    -> CellDirectory.Queue
  {
    CellDirectory.Queue(
      entity: SampleCast.entity("queues/\(name)"), name: name, number: number, wrapUpPolicy: policy,
      ringLimit: ringLimit)
  }

  private static func network(_ name: String, _ profile: String) -> CellDirectory.Network {
    CellDirectory.Network(entity: SampleCast.entity("networks/\(name)"), name: name, profile: profile)
  }
}
