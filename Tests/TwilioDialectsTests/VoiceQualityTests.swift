import Testing

@testable import TwilioDialects

@Suite struct `Voice quality` {
  /// Worked values of the SDK's formula, computed apart from this code.
  private static let worked: [(roundTrip: Double, jitter: Double, loss: Double, score: Double)] = [
    (0, 0, 0, 4.433328), (50, 3, 0, 4.407693), (100, 5, 0.5, 4.351483), (140, 5, 0, 4.357359),
    (200, 20, 1, 3.996033), (300, 30, 2, 3.343041), (500, 50, 5, 1.748957), (60, 4, 3, 4.208130),
    (120, 10, 36, 1.000031), (900, 45, 1, 1.0),
  ]

  @Test(arguments: worked) func `the score of a second follows the SDK's formula`(
    _ example: (roundTrip: Double, jitter: Double, loss: Double, score: Double)
  ) {
    let score = VoiceQuality.sdkScore(
      roundTrip: example.roundTrip, jitter: example.jitter, lossPercent: example.loss)
    #expect(abs(score - example.score) < 1e-6)
  }

  /// The table of the SDK's documentation, two decimals.
  private static let tabulated: [(roundTrip: Double, jitter: Double, loss: Double, hundredths: Int)] = [
    (0, 0, 0, 443), (50, 2, 0, 441), (81, 9, 0, 439), (150, 10, 0, 431), (200, 20, 0, 409), (300, 30, 0, 359),
    (400, 30, 0, 309), (50, 2, 1, 436), (50, 2, 3, 422), (50, 2, 5, 405), (50, 2, 10, 351), (50, 2, 12, 326),
    (200, 20, 5, 356), (500, 40, 0, 246),
  ]

  @Test(arguments: tabulated) func `the score of a second agrees with the tabulated ones`(
    _ example: (roundTrip: Double, jitter: Double, loss: Double, hundredths: Int)
  ) {
    let score = VoiceQuality.sdkScore(
      roundTrip: example.roundTrip, jitter: example.jitter, lossPercent: example.loss)
    #expect(Int((score * 100).rounded()) == example.hundredths)
  }

  /// G.711 with concealment, no delay: the column of random loss.
  @Test(arguments: [(0, 44), (50, 44), (100, 43), (200, 42), (500, 39), (1_000, 34), (2_000, 26), (10_000, 12)])
  func `a gateway's score is that of G.107 for its loss`(_ lost: Int, _ tenths: Int) {
    #expect(VoiceQuality.gatewayScore(lost: lost, of: 10_000) == tenths)
  }

  @Test func `a gateway that saw no packet scores a clean line`() {
    #expect(VoiceQuality.gatewayScore(lost: 0, of: 0) == 44)
  }
}
