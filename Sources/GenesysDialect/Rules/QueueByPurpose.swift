import Dialects

/// Invariant 27, first half: agents and queue legs belong to a queue, IVR legs do not.
struct QueueByPurpose: ConversationRule {
  static let id = "genesys.participant.queue"
  static let summary = "agent and acd have a queueId, ivr has none"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      switch participant.purpose {
      case "agent", "acd": report.expect(participant.queueID != nil) { "\(participant.label) has no queueId" }
      case "ivr": report.expect(participant.queueID == nil) { "\(participant.label) has a queueId" }
      default: continue
      }
    }
  }
}
