import Dialects

/// Invariant 26, second half: a queue is told by id and name together.
struct QueuePairs: ConversationRule {
  static let id = "genesys.participant.queue-name"
  static let summary = "queueId and queueName stand together"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      report.expect((participant.queueID != nil) == (participant.queueName != nil)) {
        "\(participant.label): queueId \(participant.queueID ?? "absent"), queueName \(participant.queueName ?? "absent")"
      }
    }
  }
}
