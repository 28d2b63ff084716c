import Dialects
import JSONText

/// Invariant 32: a round-trip time counts 1/65536 s, and is missing only before the first receiver report.
struct RoundTripUnits: Rule {
  static let id = "realtimekit.producer.round-trip"
  static let summary = "rtt is a multiple of 1/65536 s within 1 us, and 0 only in a stream's first two rows"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    for series in Series.producers {
      for step in SteppedRows(reading.rows(series), in: series).steps {
        let seconds = step.row.number("rtt")
        let units = (seconds * 65_536).rounded()
        report.expect(abs(units / 65_536 - seconds) <= 1e-6 && (seconds > 0 || step.isEarly)) {
          "\(series.rawValue) at \(step.row.text("timestamp")): \(seconds) s"
        }
      }
    }
  }
}
