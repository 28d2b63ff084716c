import Dialects
import JSONText

/// Invariant 35: a packet carries at most 1,200 bytes.
struct PacketPayload: Rule {
  static let id = "realtimekit.quality.payload"
  static let summary = "bytes are at most 1,200 a packet, and none without packets"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    for series in Series.allCases {
      let verb = series.isProducer ? "sent" : "received"
      for row in reading.rows(series) {
        let (packets, bytes) = (row.count("packets_\(verb)"), row.count("bytes_\(verb)"))
        // Divided, because 1,200 times the largest count is beyond 64 bits.
        report.expect((bytes + 1_199) / 1_200 <= packets) {
          "\(series.rawValue) at \(row.text("timestamp")): \(bytes) bytes in \(packets) packets"
        }
      }
    }
  }
}
