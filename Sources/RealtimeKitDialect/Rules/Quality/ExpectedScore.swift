import JSONText

/// The client's score of a row, from the row alone (section 1.5), in the checker's own arithmetic.
enum ExpectedScore {
  /// The score that `row` should state.
  static func score(_ row: JSONValue, in series: Series) -> Double {
    let loss = linear(lossPercent(row, in: series), 0, 10)
    let jitter = linear(row.number("jitter"), 0.02, 0.03)
    if series.isAudio {
      return series.isProducer
        ? 0.7 * loss + 0.3 * jitter
        : 0.2 * linear(row.number("concealment_events"), 0, 3) + 0.5 * loss + 0.3 * jitter
    }
    var picture = 0.8
    if row.number("frame_width") < (series.isScreen ? 720 : 240) { picture *= 0.85 }
    if row.number("frames_per_second") < (series.isScreen ? 3 : 8) { picture *= 0.7 }
    if row.count(series.isProducer ? "frames_encoded" : "frames_decoded") == 0 { picture *= 0.5 }
    return picture + 0.2 * jitter * loss
  }

  /// Lost packets of the row in percent of those sent, or of those received and lost.
  static func lossPercent(_ row: JSONValue, in series: Series) -> Double {
    let lost = row.number("packets_lost")
    let all = series.isProducer ? row.number("packets_sent") : lost + row.number("packets_received")
    return all == 0 ? 0 : lost / all * 100
  }

  /// 1 below `low`, 0 above `high`.
  private static func linear(_ value: Double, _ low: Double, _ high: Double) -> Double {
    min(1, max(0, (high - value) / (high - low)))
  }
}
