import Dialects
import JSONText

/// Invariant 25: an offer that nobody took rang for its timeout and a little longer.
struct AlertTimeout: ConversationRule {
  static let id = "genesys.agent.alert-timeout"
  static let summary = "an unanswered alert that ends as system lasted alertingTimeoutMs through 500 ms more"
  private static let longestOverrun: Int64 = 500

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.calls
    where call.participant.purpose == "agent" && call.initialState == "alerting" && call.connected == nil {
      guard call.disconnectType == "system", let timeout = call.participant.json["alertingTimeoutMs"]?.integer,
        let start = call.participant.start, let end = call.disconnected
      else { continue }
      report.expect((timeout...timeout + Self.longestOverrun).contains(end - start)) {
        "\(call.participant.label): rang \(end - start) ms of \(timeout)"
      }
    }
  }
}
