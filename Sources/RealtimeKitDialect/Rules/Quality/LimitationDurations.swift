import Dialects
import JSONText

/// Invariant 30: an encoder is in one state of limitation at any time, the last of which is the reason.
struct LimitationDurations: Rule {
  static let id = "realtimekit.video-producer.limitation"
  static let summary = "quality_limitation_durations add up to the gap within 0.2 s; the reason's own is above 0"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    for series in [Series.videoProducer, .screenProducer] {
      for step in SteppedRows(reading.rows(series), in: series).steps {
        let durations = step.row["quality_limitation_durations"]?.members ?? []
        let sum = durations.reduce(0) { $0 + ($1.value.double ?? 0) }
        let reason = step.row.text("quality_limitation_reason")
        let own = durations.first { $0.key == reason }?.value.double ?? 0
        let isWhole = step.gap.map { abs(sum - Double($0) / 1_000) <= 0.2 } ?? true
        report.expect(isWhole && own > 0) {
          "\(sum) s at \(step.row.text("timestamp")) after \(step.gap ?? 0) ms, \(own) s for reason \(reason)"
        }
      }
    }
  }
}
