import Dialects
import JSONText

/// Invariant 28: how to wrap up and how long to ring are told of agents only.
struct AgentOnlyFields: ConversationRule {
  static let id = "genesys.participant.agent-fields"
  static let summary = "wrapupPrompt and alertingTimeoutMs only on agent, wrapupTimeoutMs only with a timed prompt"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      let prompt = participant.json["wrapupPrompt"]?.string
      let isTimed = ["timeout", "forcedTimeout", "agentRequested"].contains(prompt ?? "")
      let hasFields = prompt != nil || participant.json["alertingTimeoutMs"] != nil
      report.expect(
        (participant.purpose == "agent" || !hasFields) && (participant.json["wrapupTimeoutMs"] != nil) == isTimed
      ) {
        "\(participant.label): wrapupPrompt \(prompt ?? "absent")"
      }
    }
  }
}
