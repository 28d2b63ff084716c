import Dialects
import JSONText

/// Invariant 29: a camera that nothing limits encodes its frames per second.
struct FrameRate: Rule {
  static let id = "realtimekit.video-producer.frame-rate"
  static let summary =
    "frames_encoded is frames_per_second times the gap, within 15 %, while nothing limits the encoder"
  static let documents = ["realtimekit.peer-report"]

  /// A camera that was taken away comes back within this, milliseconds.
  private static let longestLoan: Int64 = 10_000

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    var before: [StreamName: JSONValue] = [:]
    // When a system took the camera away for some seconds.
    let taken = (ReportReading(document).metadata["events"]?.elements ?? []).compactMap { event in
      event.text("name") == "video_track_muted" ? event.time("timestamp") : nil
    }
    for step in SteppedRows(ReportReading(document).rows(.videoProducer), in: .videoProducer).steps {
      let row = step.row
      let previous = before.updateValue(row, forKey: StreamName(row, in: .videoProducer))
      let unlimited = row["quality_limitation_durations"]?.number("none") ?? 0
      guard let gap = step.gap, let previous, unlimited * 1_000 >= Double(gap) - 1,
        previous.count("frame_width") == row.count("frame_width"), row.count("frame_width") > 0,
        !taken.contains(where: { $0 <= step.time && step.time - gap - Self.longestLoan <= $0 })
      else { continue }
      let encoded = row.number("frames_encoded")
      let rate = row.number("frames_per_second")
      let expected = rate * Double(gap) / 1_000
      // The rate is the last second's, which may have been a slow one among others of the camera's own rate.
      let slowed = rate + previous.number("frames_per_second") * (Double(gap) / 1_000 - 1)
      report.expect([expected, slowed].contains { abs(encoded - $0) <= 0.15 * $0 + 1 }) {
        "\(encoded) frames at \(row.text("timestamp")), \(row.number("frames_per_second")) a second over \(gap) ms"
      }
    }
  }
}
