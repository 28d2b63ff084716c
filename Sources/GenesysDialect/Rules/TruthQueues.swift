import Dialects

/// A queue leg carries the name of the truth's queue, and the first one that of the conversation's.
struct TruthQueues: TruthRule {
  static let id = "genesys.truth.queue"
  static let summary = "an acd leg's queueName is the truth's queue"

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    let queues = conversation.matched(truth).filter { $0.leg.role == "queue" }
    for match in queues {
      let name = match.call.participant.queueName
      // With several cells the truth's pseudo person may name the cell after the queue.
      let known = match.leg.person.prefix { $0 != "@" }
      report.expect(name.map { $0 == known } ?? false) {
        "leg \(match.leg.leg): queueName \(name ?? "absent"), in truth \(match.leg.person)"
      }
    }
  }
}
