import Dialects
import JSONText

/// Invariant 33: no more packets are lost than were sent.
struct ProducerLoss: Rule {
  static let id = "realtimekit.producer.loss"
  static let summary = "packets_lost is at most packets_sent"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    for series in Series.producers {
      for row in reading.rows(series) {
        report.expect(row.count("packets_lost") <= row.count("packets_sent")) {
          "\(row.count("packets_lost")) of \(row.count("packets_sent")) at \(row.text("timestamp"))"
        }
      }
    }
  }
}
