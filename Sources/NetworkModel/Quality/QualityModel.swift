import GroundTruth

/// Scores a direction: the G.107 rating of every second that had packets, averaged, and mapped to a score once.
enum QualityModel {
  /// What codec and packetization add to the delay from mouth to ear, milliseconds (section 2.5, conventions).
  static let codecDelay = 25.0

  /// What a codec contributes on the narrowband scale.
  ///
  /// Opus and G.722 count like G.711: platforms rate them so, and their own scales must not be mixed with this one
  /// (section 2.4).
  static func equipment(_ codec: Leg.Codec) -> EModel.Equipment {
    switch codec {
    case .pcmu, .pcma, .g722, .opus: .g711
    case .g729: .g729
    }
  }

  /// The totals of `seconds` in `codec`, or second by second in `codecs` where that changes underway.
  static func summary(of seconds: [SecondSample], codec: Leg.Codec, codecs: [Leg.Codec]? = nil) -> MediaSummary {
    var summary = MediaSummary(
      packetsSent: 0, packetsLost: 0, packetsLate: 0, lossBursts: 0, jitter: 0, delay: 0, meanOpinionScore: 0)
    var delayed = 0
    var ratings = 0.0
    var rated = 0
    for (index, second) in seconds.enumerated() {
      summary.packetsSent += Int(second.sent)
      summary.packetsLost += Int(second.lost)
      summary.packetsLate += Int(second.late)
      summary.lossBursts += Int(second.bursts)
      summary.jitter += Int(second.jitter)
      delayed += Int(second.delay) * Int(second.received)
      if second.sent > 0 {
        ratings += rating(of: second, equipment: equipment(codecs?[index] ?? codec))
        rated += 1
      }
    }
    let received = summary.packetsSent - summary.packetsLost
    summary.jitter /= max(1, seconds.count)
    summary.delay = received > 0 ? delayed / received : Int(seconds.first?.delay ?? 0)
    let score = rated > 0 ? EModel.meanOpinionScore(rating: ratings / Double(rated)) : 1
    summary.meanOpinionScore = Int((score * 1_000).rounded())
    return summary
  }

  /// R of one second, 0 through 100: T is network, buffer and codec; Ppl lost and late, less recovered; BurstR measured.
  static func rating(of second: SecondSample, equipment: EModel.Equipment) -> Double {
    // A packet may come back in the second after the one it was missed in.
    let missing = Double(max(0, Int(second.lost) + Int(second.late) - Int(second.recovered)))
    let delay = Double(second.delay + second.buffer) / 1_000 + codecDelay
    guard missing > 0 else { return max(0, min(100, DelayRatings.rating(delay: delay) - equipment.impairment)) }
    let ratio = missing / Double(second.sent)
    // A run that began earlier counts as one; a second in which nothing came has no gaps to measure runs by.
    let run = missing / Double(max(1, second.concealments))
    let connection = EModel.Connection(
      lossPercent: ratio * 100, burstRatio: max(1, run * (1 - ratio)), equipment: equipment)
    let rating = DelayRatings.rating(delay: delay) - EModel.equipmentImpairment(of: connection)
    return max(0, min(100, rating))
  }
}

/// The loss-free ratings by delay, tabulated: the model's dozen powers and logarithms are too dear for every second.
///
/// Between whole milliseconds the rating is a straight line; its error there is below 0.001, far less than a score's
/// last digit.
enum DelayRatings {
  private static let model = EModel()
  private static let limit = 2_000
  private static let table = (0...limit).map { model.terms(of: EModel.Connection(delay: Double($0))).ratingOfDelay }

  /// R without loss at a mouth-to-ear delay in milliseconds.
  static func rating(delay: Double) -> Double {
    let whole = Int(delay)
    guard whole < limit else { return model.terms(of: EModel.Connection(delay: delay)).ratingOfDelay }
    return table[whole] + (table[whole + 1] - table[whole]) * (delay - Double(whole))
  }
}
