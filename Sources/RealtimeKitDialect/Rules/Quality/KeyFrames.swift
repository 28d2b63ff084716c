import Dialects
import JSONText

/// Invariants 29 and 36: key frames are frames.
struct KeyFrames: Rule {
  static let id = "realtimekit.video.key-frames"
  static let summary = "no more key frames than frames are encoded or decoded"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    for series in Series.allCases where !series.isAudio {
      let verb = series.isProducer ? "encoded" : "decoded"
      for row in reading.rows(series) {
        let (keys, frames) = (row.count("key_frames_\(verb)"), row.count("frames_\(verb)"))
        report.expect(keys <= frames) { "\(keys) of \(frames) at \(row.text("timestamp"))" }
      }
    }
  }
}
