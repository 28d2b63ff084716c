import Dialects
import JSONText

/// Invariant 33: a sender's jitter counts the codec's clock; a receiver shows whole milliseconds of audio.
struct JitterUnits: Rule {
  static let id = "realtimekit.quality.jitter-units"
  static let summary = "jitter is a multiple of 1/48000 s (audio sent), 1/90000 s (video) or 1 ms (audio received)"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    for series in Series.allCases {
      let rate: Double = !series.isAudio ? 90_000 : series.isProducer ? 48_000 : 1_000
      for row in reading.rows(series) {
        let seconds = row.number("jitter")
        // Printed to the microsecond.
        report.expect(abs((seconds * rate).rounded() / rate - seconds) <= 0.6e-6) {
          "\(series.rawValue) at \(row.text("timestamp")): \(seconds) s at \(rate) Hz"
        }
      }
    }
  }
}
