import Dialects
import JSONText

/// Invariant 27 for receivers: what came and what is missing make fifty packets a second, a delay step apart.
struct AudioReceptionRate: Rule {
  static let id = "realtimekit.audio-consumer.packet-rate"
  static let summary = "packets received and lost are at most 50 a second, within 10 %; as many when heard throughout"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    let isUnbroken = context.truth.hearsThroughout(reading.id)
    for step in SteppedRows(reading.rows(.audioConsumer), in: .audioConsumer).steps {
      guard let gap = step.gap else { continue }
      let packets = Double(step.row.count("packets_received") + step.row.count("packets_lost"))
      let share = packets / (Double(gap) / 20)
      let isSteady = isUnbroken && !context.truth.isDiscontinuous(step.row.text("peer_id"))
      report.expect(share <= 1.1 && (!isSteady || share >= 0.9)) {
        "\(packets) packets at \(step.row.text("timestamp")), \(gap) ms after the row before"
      }
    }
  }
}
