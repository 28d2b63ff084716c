import JSONText

/// The distributions of a report's cumulative objects, computed from the rows as emitted.
///
/// Rows of all streams and layers count alike. Source: the captured report for latencies; the rest is inferred from
/// the same shapes.
struct Cumulative {
  /// One figure of every row; its memory serves figure after figure.
  private var values: [Double] = []

  /// Writes `{avg, p50, p75, p90}`: mean and ascending quantiles, interpolated at q(n - 1).
  mutating func writeDistribution<Row>(
    _ key: StaticString, _ rows: [Row], to json: inout JSONWriter, _ value: (Row) -> Double
  ) {
    take(rows, value)
    values.sortInPlace()
    json.key(key)
    json.beginObject()
    json.key("avg")
    json.double(mean)
    json.key("p50")
    json.double(Self.quantile(0.5, of: values))
    json.key("p75")
    json.double(Self.quantile(0.75, of: values))
    json.key("p90")
    json.double(Self.quantile(0.9, of: values))
    json.endObject()
  }

  /// Writes the mean of loss percentages and the shares of rows at or above each threshold.
  mutating func writeLoss<Row>(_ rows: [Row], to json: inout JSONWriter, _ percent: (Row) -> Double) {
    take(rows, percent)
    json.key("packet_loss")
    json.beginObject()
    json.key("avg")
    json.double(mean)
    json.key("5_or_greater_event_fraction")
    json.double(share(atLeast: 5))
    json.key("10_or_greater_event_fraction")
    json.double(share(atLeast: 10))
    json.key("25_or_greater_event_fraction")
    json.double(share(atLeast: 25))
    json.key("50_or_greater_event_fraction")
    json.double(share(atLeast: 50))
    json.endObject()
  }

  /// Writes the mean of milliseconds and the shares of rows at or above each threshold.
  mutating func writeLatency<Row>(
    _ key: StaticString, _ rows: [Row], to json: inout JSONWriter, _ milliseconds: (Row) -> Double
  ) {
    take(rows, milliseconds)
    json.key(key)
    json.beginObject()
    json.key("avg")
    json.double(mean)
    json.key("100ms_or_greater_event_fraction")
    json.double(share(atLeast: 100))
    json.key("250ms_or_greater_event_fraction")
    json.double(share(atLeast: 250))
    json.key("500ms_or_greater_event_fraction")
    json.double(share(atLeast: 500))
    json.endObject()
  }

  private mutating func take<Row>(_ rows: [Row], _ value: (Row) -> Double) {
    values.removeAll(keepingCapacity: true)
    for row in rows { values.append(value(row)) }
  }

  /// The mean; 0 of nothing.
  private var mean: Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }

  /// The share of values of `threshold` and more; 0 of nothing.
  private func share(atLeast threshold: Double) -> Double {
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
  mutating func write(_ rows: [AudioProducerRow], to json: inout JSONWriter) {
    json.beginObject()
    defer { json.endObject() }
    guard !rows.isEmpty else { return }
    writeLoss(rows, to: &json) { $0.lossPercent }
    writeDistribution("quality_mos", rows, to: &json) { $0.score }
    writeLatency("rtt", rows, to: &json) { 1_000 * QualityScore.seconds($0.roundTrip) }
  }

  /// Writes the object that stands for `audio_consumer`; empty without rows.
  mutating func write(_ rows: [AudioConsumerRow], to json: inout JSONWriter) {
    json.beginObject()
    defer { json.endObject() }
    guard !rows.isEmpty else { return }
    writeLatency("jitter_buffer_delay", rows, to: &json) { $0.bufferMilliseconds }
    writeLoss(rows, to: &json) { $0.lossPercent }
    writeDistribution("quality_mos", rows, to: &json) { $0.score }
  }
}
