import GroundTruth
import Quantities
import Randomness
import Testing

@testable import NetworkModel

@Suite struct PathModelTests {
  static let start = SimulationTime(milliseconds: 1_772_460_000_250)

  static func path(_ profile: NetworkProfile.Name, leg: Int = 1, person: Int = 1, codec: Leg.Codec = .opus) -> LegPath {
    LegPath(
      leg: EntityID.child(of: 1, leg), person: EntityID.child(of: 2, person), networkEntity: 3,
      network: NetworkConfiguration(name: "n", profile: profile), codec: codec, transport: .webrtc)
  }

  static func series(
    _ path: LegPath, length: SimulationDuration = .seconds(60), talk: LegTalk = LegTalk(),
    episodes: [ImpairmentEpisode] = []
  ) -> LegSeries {
    PathModel.series(
      for: path, presence: TimeSpan(start, start + length), talk: talk, episodes: episodes, seed: 7, localClock: .utc)
  }

  @Test(arguments: NetworkProfile.Name.allCases)
  func `the same leg has the same series again`(profile: NetworkProfile.Name) {
    #expect(Self.series(Self.path(profile)) == Self.series(Self.path(profile)))
  }

  @Test func `another leg of the same person has another series on the same path`() {
    let first = Self.path(.lte, leg: 1)
    let second = Self.path(.lte, leg: 2)
    #expect(Self.series(first) != Self.series(second))
    let factors = PathModel.factors(of: first, spread: .init(), seed: 7)
    #expect(factors == PathModel.factors(of: second, spread: .init(), seed: 7))
    #expect(factors != PathModel.factors(of: Self.path(.lte, person: 2), spread: .init(), seed: 7))
  }

  @Test(arguments: [1_000_000, 1_000_001, 59_990_000, 60_000_000, 60_500_000] as [Int64])
  func `a leg has one sample per begun second and fifty packets in each`(microseconds: Int64) {
    let series = Self.series(Self.path(.homeWifiGood), length: SimulationDuration(microseconds: microseconds))
    let count = Int((microseconds + 999_999) / 1_000_000)
    for direction in [series.uplink, series.downlink] {
      #expect(direction.seconds.count == count)
      #expect(direction.seconds.dropLast().allSatisfy { (49...51).contains($0.sent) })
      let expected = Double(microseconds) / 20_000
      #expect(abs(Double(direction.summary.packetsSent) - expected) <= 1)
      #expect(direction.summary.packetsSent == direction.seconds.reduce(0) { $0 + Int($1.sent) })
      #expect(direction.seconds.allSatisfy { $0.lost <= $0.sent && $0.late <= $0.sent - $0.lost })
    }
  }
}
