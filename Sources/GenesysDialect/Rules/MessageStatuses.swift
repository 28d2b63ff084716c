import Dialects
import JSONText

/// What a customer sends is received, what an agent sends has a fate; only what failed says why.
struct MessageStatuses: ConversationRule {
  static let id = "genesys.message.status"
  static let summary = "customers' messages are received or removed, agents' neither; errorInfo exactly on failed ones"
  private static let inbound = ["received", "removed"]
  private static let failures = ["failed", "delivery-failed"]

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.calls where call.medium == "messages" {
      for message in call.json["messages"]?.elements ?? [] {
        let status = message["messageStatus"]?.string ?? ""
        let isInbound = Self.inbound.contains(status)
        let hasError = message["errorInfo"] != nil
        report.expect(isInbound == call.participant.isOutside && hasError == Self.failures.contains(status)) {
          "\(call.participant.label): a message \(status)"
        }
      }
    }
  }
}
