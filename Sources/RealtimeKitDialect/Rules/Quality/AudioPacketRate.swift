import Dialects
import JSONText

/// Invariant 27: a microphone sends fifty packets a second, muted or not; with discontinuous transmission at least two
/// and a half.
struct AudioPacketRate: Rule {
  static let id = "realtimekit.audio-producer.packet-rate"
  static let summary =
    "packets_sent is 50 a second since the row before, within 3 packets or 1 %; of a silent sender 2.5 to 50"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    let isDiscontinuous = context.truth.isDiscontinuous(reading.id)
    for step in SteppedRows(reading.rows(.audioProducer), in: .audioProducer).steps {
      // Rows that go back in time are another rule's.
      guard let gap = step.gap, gap >= 0 else { continue }
      let expected = Double(gap) / 20
      let sent = Double(step.row.count("packets_sent"))
      let slack = max(3, expected / 100)
      let fewest = isDiscontinuous ? expected / 20 : expected
      report.expect((fewest - slack...expected + slack).contains(sent)) {
        "\(sent) packets at \(step.row.text("timestamp")), \(gap) ms after the row before"
      }
    }
  }
}
