import Dialects

/// Invariant 22, first half: an IVR that a queue follows handed the caller over, and the queue took them at once.
struct FlowHandOver: ConversationRule {
  static let id = "genesys.flow.hand-over"
  static let summary = "an ivr leg followed by an acd leg ends as transfer, 0 through 500 ms before it"
  private static let longest: Int64 = 500

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let queues = conversation.participants.filter { $0.purpose == "acd" }.compactMap(\.start)
    for call in conversation.calls where call.participant.purpose == "ivr" {
      guard let end = call.disconnected, let start = call.participant.start,
        let next = queues.filter({ $0 > start }).min()
      else { continue }
      report.expect(call.disconnectType == "transfer" && (0...Self.longest).contains(next - end)) {
        "the flow ends as \(call.disconnectType ?? "live"), the queue starts \(next - end) ms later"
      }
    }
  }
}
