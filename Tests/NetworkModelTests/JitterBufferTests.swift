import GroundTruth
import Quantities
import Testing

@testable import NetworkModel

/// The play-out buffers of section 2.3.
@Suite struct JitterBufferTests {
  /// Half seconds of 25 packets each whose transit times are `transit` of the packet's number.
  static func run(_ kind: JitterBufferKind, windows: Int, _ transit: (Int) -> Double) -> (levels: [Double], late: Int) {
    var buffer = JitterBuffer(kind)
    var levels: [Double] = []
    var late = 0
    for window in 0..<windows {
      for packet in 0..<25 where buffer.isLate(transit: transit(window * 25 + packet)) { late += 1 }
      buffer.closeWindow()
      levels.append(buffer.level)
    }
    return (levels, late)
  }

  @Test func `a steady stream lets the buffer sink to one packet, ten milliseconds at a time`() {
    let (levels, late) = Self.run(.adaptive, windows: 20) { _ in 30_000 }
    #expect(levels.prefix(6) == [70_000, 60_000, 50_000, 40_000, 30_000, 20_000])
    #expect(levels.dropFirst(6).allSatisfy { $0 == 20_000 })
    #expect(late == 0)
  }

  /// Every fifth packet 130 ms late: the bucket of 120 to 140 ms, so the target is 140 ms.
  @Test func `a stream with late packets raises it to their bucket`() {
    let (levels, late) = Self.run(.adaptive, windows: 40) { $0 % 5 == 4 ? 130_000 : 0 }
    #expect(levels.last == 140_000)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 - $0 <= 20_000 })
    // Five in each of the three half seconds that it takes from 80 ms to more than 130.
    #expect(late == 15)
  }

  @Test func `a gateway's buffer stays at forty milliseconds`() {
    let (levels, late) = Self.run(.gateway, windows: 10) { $0 % 25 == 10 ? 41_000 : $0 % 25 == 20 ? 39_000 : 0 }
    #expect(levels.allSatisfy { $0 == 40_000 })
    #expect(late == 10)
  }

  @Test func `a path that gets longer for good is followed within two seconds`() {
    let (_, late) = Self.run(.gateway, windows: 10) { $0 < 125 ? 0 : 100_000 }
    // The old minimum is remembered for the rest of its half second and three more.
    #expect(late == 75)
  }

  typealias Outcome = (profile: NetworkProfile.Name, levels: [Double], latePercents: [Double])

  /// Mean levels and late shares of an average leg, uplink and downlink, as the reference prints them.
  ///
  /// Two hours each. Levels vary by regime, of which the rarest profile sees some 100 sojourns: five standard errors
  /// are taken as a quarter of the level, and half of the late share, whose few heavy stalls scatter more.
  @Test(
    arguments: [
      (.officeFibre, [20, 20], [0.002, 0.002]), (.homeWifiGood, [30, 30], [0.17, 0.17]),
      (.homeWifiBad, [109, 109], [0.55, 0.55]), (.lte, [60, 48], [0.30, 0.28]),
      (.geoSatellite, [89, 59], [0.47, 0.38]),
      (.vpnDSL, [61, 26], [0.98, 0.23]),
    ] as [Outcome])
  func `average legs have the levels of the table`(row: Outcome) {
    let network = NetworkConfiguration(name: "n", profile: row.profile, heterogeneity: 0, followsDay: false)
    let path = LegPath(
      leg: 61, person: 62, networkEntity: 63, network: network, codec: .opus, transport: .webrtc)
    let presence = TimeSpan(PathModelTests.start, PathModelTests.start + .seconds(7_200))
    let series = PathModel.series(
      for: path, presence: presence, talk: LegTalk(), episodes: [], seed: 9, localClock: .utc)
    for (direction, (level, late)) in zip([series.uplink, series.downlink], zip(row.levels, row.latePercents)) {
      let mean = direction.seconds.reduce(0) { $0 + Double($1.buffer) } / Double(direction.seconds.count) / 1_000
      #expect(abs(mean - level) < 0.25 * level)
      let share = Double(direction.summary.packetsLate) / Double(direction.summary.packetsSent) * 100
      #expect(abs(share - late) < 0.5 * late + 0.005)
    }
  }
}
