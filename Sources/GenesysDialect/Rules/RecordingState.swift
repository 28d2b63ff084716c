import Dialects
import JSONText

/// Invariant 16: the conversation's recording state sums up those of its live calls.
struct RecordingState: ConversationRule {
  static let id = "genesys.conversation.recording-state"
  static let summary = "recordingState is ACTIVE with an active live call, PAUSED with a paused one only, else NONE"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    guard let stated = conversation.json["recordingState"]?.string else { return }
    let states = conversation.calls.filter(\.isLive).compactMap { $0.json["recordingState"]?.string }
    let expected = states.contains("active") ? "ACTIVE" : states.contains("paused") ? "PAUSED" : "NONE"
    report.expect(stated == expected) { "states \(stated), its calls give \(expected)" }
  }
}
