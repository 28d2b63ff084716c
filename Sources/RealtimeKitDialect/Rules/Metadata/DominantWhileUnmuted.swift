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
    // The instant in which it was switched off still counts: two things of one millisecond have no order.
    var switchedOff = ""
    for event in reading.metadata["events"]?.elements ?? [] {
      switch event.text("name") {
      case "audio_on": isOn = true
      case "audio_off": (isOn, switchedOff) = (false, event.text("timestamp"))
      case "dominant_speaker":
        let peer = event["metadata"]?.text("peer_id")
        report.expect((isOn || event.text("timestamp") == switchedOff) && peer == reading.id) {
          "at \(event.text("timestamp")) with the microphone \(isOn ? "on" : "off"), peer \(peer ?? "none")"
        }
      default: break
      }
    }
  }
}
