import CAllocationCount
import GroundTruth
import NetworkModel
import Quantities
import Randomness

/// The network model alone, on one core: five-minute legs of two people who talk in turns over good home networks.
struct NetworkBench {
  let repetitions: Int
  private static let legs = 40
  private static let length = SimulationDuration.seconds(300)
  private static let seed: UInt64 = 5

  func run() {
    let seconds = Double(Self.legs) * Self.length.inSeconds
    let packets = seconds * 100
    let core = Measurement.median(of: repetitions) { _ = Self.jitterOfEveryPacket() }
    let whole = Measurement.median(of: repetitions) { Self.series(.packets) }
    // The stock of half seconds is drawn once for the process.
    Self.series(.intervals)
    let replayed = Measurement.median(of: repetitions) { Self.series(.intervals) }
    func perPacket(_ time: Double) -> String { Measurement.text(time * 1e9 / packets) }
    print("  network, five-minute legs alone")
    print("    packets    \(perPacket(core)) ns a packet and direction: draws, loss, delay, RFC 3550 jitter")
    print("    receiver   \(perPacket(whole - core)) ns more: counters, buffer, concealment, speech, score")
    print(
      "    intervals  \(Measurement.text(replayed * 1e9 / seconds)) ns a leg-second, \(Measurement.text(whole / replayed)) "
        + "times as fast as packets with their receiver")
    let (short, long) = (Self.allocations(minutes: 1), Self.allocations(minutes: 60))
    print("    a leg allocates \(short) times over a minute, \(long) times over an hour")
  }

  private static func leg(_ number: Int, length: SimulationDuration) -> (
    path: LegPath, presence: TimeSpan, talk: LegTalk
  ) {
    let start = SimulationTime(microseconds: 1_772_460_000_000_000) + .seconds(Int64(number) * 1_003)
    let path = LegPath(
      leg: EntityID.child(of: 1, number), person: EntityID.child(of: 2, number), networkEntity: 3,
      network: NetworkConfiguration(name: "home", profile: .homeWifiGood), codec: .opus, transport: .webrtc)
    let turns = (0..<length.microseconds / 2_000_000).map { turn in
      TalkActivity.Spurt(
        span: TimeSpan(start + .seconds(2 * turn), start + .seconds(2 * turn + 1)), level: 1_600)
    }
    let activity = TalkActivity(spurts: turns, noise: 50)
    return (path, TimeSpan(start, start + length), LegTalk(uplink: activity, downlink: activity))
  }

  private static func jitterOfEveryPacket() -> Double {
    var sum = 0.0
    for number in 0..<legs {
      let leg = leg(number, length: length)
      for direction in Direction.allCases {
        var jitter = InterarrivalJitter()
        PathModel.forEachPacket(of: leg.path, direction, presence: leg.presence, seed: seed, localClock: .utc) {
          if !$0.isLost { jitter.arrive(transit: $0.transit) }
        }
        sum += jitter.estimate
      }
    }
    return sum
  }

  private static func series(_ resolution: MediaResolution) {
    for number in 0..<legs { series(leg(number, length: length), resolution) }
  }

  private static func series(_ leg: (path: LegPath, presence: TimeSpan, talk: LegTalk), _ resolution: MediaResolution) {
    _ = PathModel.series(
      for: leg.path, presence: leg.presence, talk: leg.talk, episodes: [], resolution: resolution, seed: seed,
      localClock: .utc)
  }

  /// Calls of the allocator for one leg, whose talk is made before.
  private static func allocations(minutes: Int64) -> Int {
    let leg = leg(0, length: .seconds(minutes * 60))
    series(leg, .packets)
    let before = allocation_count()
    series(leg, .packets)
    return Int(allocation_count() - before)
  }
}
