import Dialects
import JSONText

/// Invariant 49: whoever is the dominant speaker has the microphone on, and notes only being it oneself.
struct DominantWhileUnmuted: Rule {
  static let id = "realtimekit.events.dominant-speaker"
  static let summary = "dominant_speaker names its own peer and comes only while the microphone is on"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    var isOn = true
    for event in reading.metadata["events"]?.elements ?? [] {
      switch event.text("name") {
      case "audio_on": isOn = true
      case "audio_off": isOn = false
      case "dominant_speaker":
        let peer = event["metadata"]?.text("peer_id")
        report.expect(isOn && peer == reading.id) {
          "at \(event.text("timestamp")) with the microphone \(isOn ? "on" : "off"), peer \(peer ?? "none")"
        }
      default: break
      }
    }
  }
}
