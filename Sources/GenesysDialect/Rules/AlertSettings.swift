import Dialects
import JSONText

/// Section 3.5: the queue's media settings state the same timeout as the participant.
struct AlertSettings: ConversationRule {
  static let id = "genesys.agent.alert-settings"
  static let summary = "alertingTimeoutSeconds is alertingTimeoutMs in whole seconds"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.communications {
      guard let seconds = call.json["queueMediaSettings"]?["alertingTimeoutSeconds"]?.integer,
        let milliseconds = call.participant.json["alertingTimeoutMs"]?.integer
      else { continue }
      report.expect(seconds == milliseconds / 1_000) { "\(call.participant.label): \(seconds) s, \(milliseconds) ms" }
    }
  }
}
