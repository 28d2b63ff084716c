import Dialects
import JSONText

/// Invariant 27, second half: a queue leg's routing data are about its own queue.
struct QueueRouting: ConversationRule {
  static let id = "genesys.queue.routing"
  static let summary = "an acd leg's conversationRoutingData.queue is its queueId, under its own path"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants where participant.purpose == "acd" {
      guard let queue = participant.queueID else { continue }
      let routed = participant.json["conversationRoutingData"]?["queue"]
      let isOwn = routed?["id"]?.string == queue && routed?["selfUri"]?.string == "/api/v2/routing/queues/\(queue)"
      report.expect(isOwn) { "routed to \(routed?["id"]?.string ?? "nothing"), queueId \(queue)" }
    }
  }
}
