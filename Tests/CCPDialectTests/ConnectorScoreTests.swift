import Testing

@testable import CCPDialect

@Suite("The score that the CRM's connector computes")
struct ConnectorScoreTests {
  private static func channel(_ roundTrip: Int64, _ jitter: Int64, _ lost: Int64, of packets: Int64)
    -> ConnectorScore.Channel
  {
    var channel = ConnectorScore.Channel()
    channel.add(packets: packets, lost: lost, jitter: jitter, roundTrip: roundTrip)
    return channel
  }

  typealias Row = (roundTrip: Int64, jitter: Int64, lost: Int64, packets: Int64, score: Double, within: Double)

  /// The worked values of the models' reference, section 2.6; the table of the dialect's, section 2.5; and the vectors
  /// of the connector's own tests.
  @Test(
    "The worked values",
    arguments: [
      (50, 40, 0, 50, 4.331581, 5e-7), (100, 60, 1, 50, 4.102612, 5e-7), (200, 120, 5, 50, 3.097410, 5e-7),
      (0, 0, 0, 100, 4.4044, 5e-5), (40, 3, 0, 100, 4.3806, 5e-5), (60, 3, 1, 100, 4.3690, 5e-5),
      (120, 10, 2, 100, 4.3240, 5e-5), (188, 1, 0, 100, 4.2044, 5e-5), (200, 20, 5, 100, 4.0268, 5e-5),
      (300, 30, 5, 100, 3.5055, 5e-5), (400, 60, 10, 100, 2.6776, 5e-5),
      (30, 10, 2, 10, 4.367_279_104_0, 5e-11), (40, 20, 1, 20, 4.358_684_488_140_626, 1e-15),
    ] as [Row])
  func worked(row: Row) throws {
    let score = try #require(Self.channel(row.roundTrip, row.jitter, row.lost, of: row.packets).score)
    #expect(abs(score - row.score) <= row.within)
  }

  @Test("A call has the score of its worse channel, or of the only one, or none")
  func channels() {
    let good = Self.channel(40, 3, 0, of: 100)
    let bad = Self.channel(400, 60, 10, of: 100)
    #expect(ConnectorScore(input: good, output: bad).call == bad.score)
    #expect(ConnectorScore(input: bad, output: good).call == bad.score)
    #expect(ConnectorScore(input: good).call == good.score)
    #expect(ConnectorScore(output: bad).call == bad.score)
    #expect(ConnectorScore().call == 0)
  }

  @Test("Reports are averaged before they are rated")
  func average() {
    var channel = Self.channel(40, 3, 0, of: 100)
    channel.add(packets: 100, lost: 10, jitter: 57, roundTrip: 360)
    #expect(channel.score == Self.channel(200, 30, 5, of: 100).score)
  }
}
