import Dialects
import JSONText

/// A screen is an agent's, and by the end its recording is over.
struct ScreenRecordings: ConversationRule {
  static let id = "genesys.participant.screen-recording"
  static let summary = "screenRecordingState only on agents who connected, and stopped, error or timeout at the end"
  private static let final = ["stopped", "error", "timeout"]

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      let state = participant.json["screenRecordingState"]?.string
      let isSound = state.map {
        participant.purpose == "agent" && participant.connected != nil && Self.final.contains($0)
      }
      report.expect(isSound ?? true) { "\(participant.label): screen recording \(state ?? "absent")" }
    }
  }
}
