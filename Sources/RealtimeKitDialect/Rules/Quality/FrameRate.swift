import Dialects
import JSONText

/// Invariant 29: a camera that nothing limits encodes its frames per second.
struct FrameRate: Rule {
  static let id = "realtimekit.video-producer.frame-rate"
  static let summary =
    "frames_encoded is frames_per_second times the gap, within 15 %, while nothing limits the encoder"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    var before: [StreamName: JSONValue] = [:]
    for step in SteppedRows(ReportReading(document).rows(.videoProducer), in: .videoProducer).steps {
      let row = step.row
      let previous = before.updateValue(row, forKey: StreamName(row, in: .videoProducer))
      let unlimited = row["quality_limitation_durations"]?.number("none") ?? 0
      guard let gap = step.gap, let previous, unlimited * 1_000 >= Double(gap) - 1,
        previous.count("frame_width") == row.count("frame_width"), row.count("frame_width") > 0
      else { continue }
      let expected = row.number("frames_per_second") * Double(gap) / 1_000
      let encoded = row.number("frames_encoded")
      report.expect(abs(encoded - expected) <= 0.15 * expected + 1) {
        "\(encoded) frames at \(row.text("timestamp")), \(row.number("frames_per_second")) a second over \(gap) ms"
      }
    }
  }
}
