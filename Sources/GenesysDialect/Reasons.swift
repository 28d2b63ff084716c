public import Dialects
import JSONText

/// Which of a queue's time limits ended an alert or work after a call.
public let genesysReasons: [DocumentReasons] = [
  DocumentReasons("genesys.conversation", read: ConversationReasons.read)
]

private enum ConversationReasons {
  @Sendable static func read(_ document: JSONValue) -> [DocumentReason] {
    (document["participants"]?.elements ?? []).flatMap { participant in
      alerts(participant) + workAfterCall(participant)
    }
  }

  /// Alerts that nobody took.
  private static func alerts(_ participant: JSONValue) -> [DocumentReason] {
    guard let limit = participant["alertingTimeoutMs"]?.integer, participant["connectedTime"] == nil else { return [] }
    return (participant["calls"]?.elements ?? []).compactMap { call in
      guard let start = call["startAlertingTime"]?.instant, let end = call["disconnectedTime"]?.instant,
        let type = call["disconnectType"]?.string
      else { return nil }
      return DocumentReason(
        at: end, claim: "\(name(participant)) not connected, disconnectType \(type)",
        measured: "alerted for \(end - start) ms",
        threshold: end - start >= limit ? "alertingTimeoutMs \(limit)" : "before alertingTimeoutMs \(limit) was over")
    }
  }

  /// Work after a call that its limit ended.
  private static func workAfterCall(_ participant: JSONValue) -> [DocumentReason] {
    guard let limit = participant["wrapupTimeoutMs"]?.integer, let start = participant["startAcwTime"]?.instant,
      let end = participant["endAcwTime"]?.instant, end - start >= limit
    else { return [] }
    return [
      DocumentReason(
        at: end, claim: "\(name(participant)) after-call work over", measured: "worked for \(end - start) ms",
        threshold: "wrapupTimeoutMs \(limit)")
    ]
  }

  private static func name(_ participant: JSONValue) -> String {
    let purpose = participant["purpose"]?.string ?? "participant"
    return participant["name"]?.string.map { "\(purpose) \($0)" } ?? purpose
  }
}
