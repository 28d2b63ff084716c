import Dialects
import JSONText

/// Invariant 48: a screen is sent only between its start and its stop.
struct ScreenshareBounds: Rule {
  static let id = "realtimekit.events.screenshare"
  static let summary = "screen rows lie between a screenshare_started and the next screenshare_stopped"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    var spans: [ClosedRange<Int64>] = []
    var start: Int64?
    for event in reading.metadata["events"]?.elements ?? [] {
      let time = event.time("timestamp") ?? 0
      if event.text("name") == "screenshare_started" { start = time }
      if event.text("name") == "screenshare_stopped", let begun = start, begun <= time {
        spans.append(begun...time)
        start = nil
      }
    }
    if let start, reading.isLive, start <= reading.left { spans.append(start...reading.left) }
    for row in reading.rows(.screenProducer) + reading.rows(.screenAudioProducer) {
      let time = row.time("timestamp") ?? 0
      report.expect(spans.contains { $0.contains(time) }) { "a row at \(row.text("timestamp")), shared \(spans)" }
    }
  }
}
