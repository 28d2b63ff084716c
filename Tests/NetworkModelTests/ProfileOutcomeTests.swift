import GroundTruth
import Quantities
import Randomness
import Testing

@testable import NetworkModel

/// Five-minute legs of every profile against the outcome table of the models' reference, section 1.5(a).
@Suite struct ProfileOutcomeTests {
  static let legs = 40

  /// Jitter and round-trip time in milliseconds as (5 %, median, 95 %); share of legs and directions without loss.
  typealias Row = (
    profile: NetworkProfile.Name, jitter: (Double, Double, Double), roundTrip: (Double, Double, Double),
    lossless: Double, burst: Double
  )

  static let table: [Row] = [
    (.officeFibre, (1.0, 1.05, 1.1), (9, 15, 26), 0.79, 1.45),
    (.homeWifiGood, (2.0, 2.8, 4.5), (21, 34, 52), 0.36, 1.73),
    (.homeWifiBad, (5.0, 8.5, 14.3), (39, 63, 109), 0.00, 1.81),
    (.lte, (2.9, 5.0, 9.0), (42, 65, 100), 0.25, 2.97),
    (.lteDriving, (2.9, 5.1, 9.1), (44, 70, 128), 0.35, 5.3),
    (.nr5g, (2.0, 3.1, 5.4), (25, 41, 63), 0.40, 2.1),
    (.geoSatellite, (3.0, 5.7, 11.4), (564, 598, 644), 0.05, 2.5),
    (.leoSatellite, (2.8, 4.5, 8.2), (38, 49, 66), 0.00, 1.12),
    (.vpnDSL, (1.7, 2.2, 4.4), (39, 61, 102), 0.17, 1.98),
    (.internationalTrunk, (0.5, 0.7, 1.3), (132, 197, 296), 0.39, 2.2),
    (.enterpriseCongested, (2.0, 3.7, 9.0), (35, 61, 116), 0.02, 1.88),
  ]

  static func series(_ profile: NetworkProfile.Name) -> [LegSeries] {
    let network = NetworkConfiguration(name: "n", profile: profile, followsDay: false)
    return (0..<legs).map { number in
      let path = LegPath(
        leg: EntityID.child(of: 51, number), person: EntityID.child(of: 52, number), networkEntity: 53,
        network: network, codec: .opus, transport: .webrtc)
      let start = PathModelTests.start + .seconds(Int64(number) * 1_003)
      return PathModel.series(
        for: path, presence: TimeSpan(start, start + .seconds(300)), talk: LegTalk(), episodes: [], seed: 3,
        localClock: .utc)
    }
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// The reference allows a median 10 %; a sample of 40 legs adds three standard errors.
  ///
  /// Legs differ log-normally, so the spread of the logarithm is (ln q95 − ln q5)/3.29 and the median's standard error
  /// 1.2533 times that over √40. The two directions of a leg share its factors and count once.
  static func bound(_ quantiles: (Double, Double, Double)) -> Double {
    let spread = Portable.log(quantiles.2 / quantiles.0) / 3.29
    return 0.10 + 3 * 1.2533 * spread / Double(legs).squareRoot()
  }

  @Test(arguments: table)
  func `legs measure like the table says`(row: Row) {
    let series = Self.series(row.profile)
    let directions = series.flatMap { [$0.uplink, $0.downlink] }
    let jitter = Self.median(directions.map { Double($0.summary.jitter) / 1_000 })
    #expect(abs(jitter / row.jitter.1 - 1) < Self.bound(row.jitter))
    let roundTrips = series.map { leg in
      leg.uplink.seconds.reduce(0) { $0 + Double($1.roundTrip) } / Double(leg.uplink.seconds.count) / 1_000
    }
    #expect(abs(Self.median(roundTrips) / row.roundTrip.1 - 1) < Self.bound(row.roundTrip))
    // Loss of the two directions is half shared: the effective number of trials lies between 40 and 80.
    let lossless = Double(directions.count { $0.summary.packetsLost == 0 }) / Double(directions.count)
    let error = (row.lossless * (1 - row.lossless) / Double(Self.legs)).squareRoot()
    #expect(abs(lossless - row.lossless) <= 0.03 + 3 * error)
  }
}
