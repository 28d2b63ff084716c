import JSONText

/// The distributions of a report's cumulative objects, computed from the rows as emitted.
///
/// Rows of all streams and layers count alike. Source: the captured report for latencies; the rest is inferred from
/// the same shapes.
enum Cumulative {
  /// Writes `{avg, p50, p75, p90}`: mean and ascending quantiles, interpolated at q(n - 1).
  static func writeDistribution(_ key: StaticString, _ values: [Double], to json: inout JSONWriter) {
    let sorted = values.sorted()
    json.key(key)
    json.beginObject()
    json.key("avg")
    json.double(mean(sorted))
    json.key("p50")
    json.double(quantile(0.5, of: sorted))
    json.key("p75")
    json.double(quantile(0.75, of: sorted))
    json.key("p90")
    json.double(quantile(0.9, of: sorted))
    json.endObject()
  }

  /// Writes the mean of loss percentages and the shares of rows at or above each threshold.
  static func writeLoss(_ percents: [Double], to json: inout JSONWriter) {
    json.key("packet_loss")
    json.beginObject()
    json.key("avg")
    json.double(mean(percents))
    json.key("5_or_greater_event_fraction")
    json.double(share(of: percents, atLeast: 5))
    json.key("10_or_greater_event_fraction")
    json.double(share(of: percents, atLeast: 10))
    json.key("25_or_greater_event_fraction")
    json.double(share(of: percents, atLeast: 25))
    json.key("50_or_greater_event_fraction")
    json.double(share(of: percents, atLeast: 50))
    json.endObject()
  }

  /// Writes the mean of milliseconds and the shares of rows at or above each threshold.
  static func writeLatency(_ key: StaticString, _ milliseconds: [Double], to json: inout JSONWriter) {
    json.key(key)
    json.beginObject()
    json.key("avg")
    json.double(mean(milliseconds))
    json.key("100ms_or_greater_event_fraction")
    json.double(share(of: milliseconds, atLeast: 100))
    json.key("250ms_or_greater_event_fraction")
    json.double(share(of: milliseconds, atLeast: 250))
    json.key("500ms_or_greater_event_fraction")
    json.double(share(of: milliseconds, atLeast: 500))
    json.endObject()
  }

  /// The mean; 0 of nothing.
  static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// The share of values of `threshold` and more; 0 of nothing.
  static func share(of values: [Double], atLeast threshold: Double) -> Double {
    values.isEmpty ? 0 : Double(values.count { $0 >= threshold }) / Double(values.count)
  }

  /// The quantile at `level` of ascending values by linear interpolation; 0 of nothing.
  static func quantile(_ level: Double, of sorted: [Double]) -> Double {
    guard let last = sorted.last else { return 0 }
    let position = level * Double(sorted.count - 1)
    let lower = Int(position)
    guard lower + 1 < sorted.count else { return last }
    return sorted[lower] + (position - Double(lower)) * (sorted[lower + 1] - sorted[lower])
  }

  /// Writes the object that stands for `audio_producer`; empty without rows.
  static func write(_ rows: [AudioProducerRow], to json: inout JSONWriter) {
    json.beginObject()
    defer { json.endObject() }
    guard !rows.isEmpty else { return }
    writeLoss(rows.map(\.lossPercent), to: &json)
    writeDistribution("quality_mos", rows.map(\.score), to: &json)
    writeLatency("rtt", rows.map { 1_000 * QualityScore.seconds($0.roundTrip) }, to: &json)
  }

  /// Writes the object that stands for `audio_consumer`; empty without rows.
  static func write(_ rows: [AudioConsumerRow], to json: inout JSONWriter) {
    json.beginObject()
    defer { json.endObject() }
    guard !rows.isEmpty else { return }
    writeLatency("jitter_buffer_delay", rows.map(\.bufferMilliseconds), to: &json)
    writeLoss(rows.map(\.lossPercent), to: &json)
    writeDistribution("quality_mos", rows.map(\.score), to: &json)
  }
}
