import Dialects

/// Invariant 22, second half: a queue leg ends as transfer when an agent takes the caller, about at the agent's connect.
struct QueueRelease: ConversationRule {
  static let id = "genesys.queue.release"
  static let summary = "an acd leg that ends as transfer to an agent does so -50 through 200 ms after the connect"
  private static let window: ClosedRange<Int64> = -50...200

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let agents = conversation.communications.filter {
      $0.participant.purpose == "agent" && $0.initialState == "alerting"
    }
    for call in conversation.communications where call.participant.purpose == "acd" && call.disconnectType == "transfer"
    {
      guard let end = call.disconnected, let start = call.participant.start else { continue }
      let connects = agents.filter { $0.participant.queueID == call.participant.queueID }.compactMap(\.connected)
        .filter { $0 >= start }
      // Whoever connected before may have failed to be heard, and was not the one. A queue that passed the caller on to
      // another queue has no agent to wait for.
      guard let connect = connects.filter({ $0 - end <= 50 }).max() ?? connects.min() else { continue }
      report.expect(Self.window.contains(end - connect)) { "the queue leg ends \(end - connect) ms after the connect" }
    }
  }
}
