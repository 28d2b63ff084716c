import Dialects
import JSONText

/// Invariant 16: microphone and camera go on and off in turn; the same state twice only around the join.
struct TogglesAlternate: Rule {
  static let id = "realtimekit.events.toggles"
  static let summary = "audio_on and audio_off, video_on and video_off alternate from a second after the join on"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    for medium in ["audio", "video"] {
      var state: String?
      for event in reading.metadata["events"]?.elements ?? [] {
        let name = event.text("name")
        guard name == medium + "_on" || name == medium + "_off" else { continue }
        if let state, (event.time("timestamp") ?? 0) > reading.joined + 1_000 {
          report.expect(state != name) { "\(name) at \(event.text("timestamp")) twice" }
        }
        state = name
      }
    }
  }
}
