import Dialects
import JSONText

/// Invariant 25: an offer that nobody took rang for its timeout and a little longer, and no offer rang any longer.
struct AlertTimeout: ConversationRule {
  static let id = "genesys.agent.alert-timeout"
  static let summary = "no alert outlasts alertingTimeoutMs by 500 ms; one that ends as system lasted at least that"
  private static let longestOverrun: Int64 = 500

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.communications where call.participant.purpose == "agent" && call.initialState == "alerting"
    {
      guard let timeout = call.participant.json["alertingTimeoutMs"]?.integer, let start = call.participant.start,
        let end = call.connected ?? call.disconnected
      else { continue }
      let hasTimedOut = call.connected == nil && call.disconnectType == "system"
      let shortest = hasTimedOut ? timeout : 0
      report.expect((shortest...timeout + Self.longestOverrun).contains(end - start)) {
        "\(call.participant.label): rang \(end - start) ms of \(timeout), timed out: \(hasTimedOut)"
      }
    }
  }
}
