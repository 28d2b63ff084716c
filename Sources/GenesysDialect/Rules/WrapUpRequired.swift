import Dialects
import JSONText

/// Invariant 29: only an agent who spoke has anything to wrap up.
struct WrapUpRequired: ConversationRule {
  static let id = "genesys.participant.wrapup-required"
  static let summary = "wrapupRequired only on an agent with connectedTime"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      let isRequired = participant.json["wrapupRequired"]?.boolean ?? false
      report.expect(!isRequired || (participant.purpose == "agent" && participant.connected != nil)) {
        "\(participant.label): wrap-up required"
      }
    }
  }
}
