import Dialects
import JSONText

/// Invariant 17: the recorders do what the call's recording state says; an ended call's have stopped.
struct RecordersState: ConversationRule {
  static let id = "genesys.call.recorders"
  static let summary = "recordingState is none on ended calls, and the recorders agree with it"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.calls {
      let state = call.json["recordingState"]?.string ?? "none"
      let recorders = call.json["recordersState"]?.members.compactMap(\.value.string) ?? []
      let isRecording = call.json["recording"]?.boolean ?? false
      let agree =
        switch state {
        case "active": recorders.isEmpty || recorders.contains("ACTIVE")
        case "paused": recorders.isEmpty || recorders.contains("PAUSED")
        default: recorders.allSatisfy { $0 == "NONE" }
        }
      let isDue = call.isLive ? isRecording == (state != "none") : state == "none"
      report.expect(agree && isDue) { "\(call.participant.label): \(state), recorders \(recorders)" }
    }
  }
}
