/// The two opinion scores of this platform: its gateways' and its SDKs'.
///
/// They disagree by design: the gateway sees what the network lost on the way to it, the SDK adds the round trip and
/// the jitter of the last second and weighs loss differently.
enum VoiceQuality {
  /// The SDK's score of one second (`mos.ts` of the browser SDK), 1 through 4.44.
  ///
  /// - Parameters:
  ///   - roundTrip: milliseconds.
  ///   - jitter: milliseconds.
  ///   - lossPercent: 0 through 100.
  static func sdkScore(roundTrip: Double, jitter: Double, lossPercent: Double) -> Double {
    let effectiveLatency = roundTrip + 2 * jitter + 10
    // The basic signal-to-noise ratio of ITU-T G.107 at its default values.
    let basic = 94.768
    var rating: Double =
      if effectiveLatency < 160 {
        basic - effectiveLatency / 40
      } else if effectiveLatency < 1_000 {
        basic - (effectiveLatency - 120) / 10
      } else {
        0
      }
    // The cubic falls below 1 for ratings under 6.52.
    rating = lossPercent <= rating / 2.5 ? max(rating - 2.5 * lossPercent, 6.52) : 0
    return opinion(rating)
  }

  /// The gateway's score of a stay in tenths, 10 through 44: ITU-T G.107 with G.711 and concealment, default delay.
  ///
  /// A gateway knows nothing of the way to the ear and scores every codec alike, so only loss counts (inferred).
  static func gatewayScore(lost: Int, of total: Int) -> Int {
    let percent = total > 0 ? 100 * Double(lost) / Double(total) : 0
    // R = 93.2 - Ie,eff with Ie = 0 and Bpl = 25.1 (ITU-T G.113, table I.2).
    let rating = 93.2 - 95 * percent / (percent + 25.1)
    return Int((opinion(rating) * 10).rounded())
  }

  /// ITU-T G.107 annex B, not below 1.
  private static func opinion(_ rating: Double) -> Double {
    guard rating > 0 else { return 1 }
    return max(1, 1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating))
  }
}
