import Dialects
import JSONText

/// Invariant 15: a secure pause shows on the conversation and on a recorded call, or on neither.
struct SecurePause: ConversationRule {
  static let id = "genesys.conversation.secure-pause"
  static let summary = "securePause goes with recordingState PAUSED and a call in secure pause, and without neither"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let isPaused = conversation.json["securePause"]?.boolean ?? false
    let paused = conversation.calls.filter { $0.json["securePause"]?.boolean == true }
    let isSound =
      isPaused
      ? conversation.json["recordingState"]?.string == "PAUSED"
        && paused.contains { $0.json["recordingState"]?.string == "paused" }
      : paused.isEmpty
    report.expect(isSound) { "securePause \(isPaused), \(paused.count) calls in secure pause" }
  }
}
