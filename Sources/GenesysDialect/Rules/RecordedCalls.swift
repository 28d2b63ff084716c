import Dialects
import JSONText

/// Invariant 17 and section 3.3: who was recorded has a recording, and nobody else.
struct RecordedCalls: ConversationRule {
  static let id = "genesys.call.recording-id"
  static let summary = "recordingId stands exactly on calls with recording true"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.calls where !call.isWritten {
      let isRecorded = call.json["recording"]?.boolean ?? false
      report.expect((call.json["recordingId"] != nil) == isRecorded) {
        "\(call.participant.label): recording \(isRecorded)"
      }
    }
  }
}
