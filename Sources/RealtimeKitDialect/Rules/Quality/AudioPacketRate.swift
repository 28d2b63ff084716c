import Dialects
import JSONText

/// Invariant 27: a microphone sends fifty packets a second, muted or not.
struct AudioPacketRate: Rule {
  static let id = "realtimekit.audio-producer.packet-rate"
  static let summary = "packets_sent is 50 a second since the row before, within 3 packets or 1 %"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    for step in SteppedRows(ReportReading(document).rows(.audioProducer), in: .audioProducer).steps {
      guard let gap = step.gap else { continue }
      let expected = Double(gap) / 20
      let sent = Double(step.row.count("packets_sent"))
      report.expect(abs(sent - expected) <= max(3, expected / 100)) {
        "\(sent) packets at \(step.row.text("timestamp")), \(gap) ms after the row before"
      }
    }
  }
}
