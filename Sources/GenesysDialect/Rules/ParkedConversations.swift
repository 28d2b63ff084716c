import Dialects
import JSONText

/// What an agent has put away is theirs, and says so only when it was over before anybody took it up again.
struct ParkedConversations: ConversationRule {
  static let id = "genesys.written.parked"
  static let summary =
    "Parked segments stand on agents' emails and messages; parkTime is the start of the last of them, resumeTime later"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.calls where call.isWritten {
      let parked = call.segments.filter { $0.type == "Parked" }
      let (since, due) = (call.json.milliseconds("parkTime"), call.json.milliseconds("resumeTime"))
      guard !parked.isEmpty || since != nil || due != nil else { continue }
      let isAgents = call.participant.purpose == "agent" && ["emails", "messages"].contains(call.medium)
      let isLast = since.map { $0 == parked.last?.start } ?? (due == nil)
      report.expect(isAgents && isLast && due.map { $0 > since ?? 0 } ?? true) {
        "\(call.participant.label): \(parked.count) times parked, since \(since ?? 0), until \(due ?? 0)"
      }
    }
  }
}
