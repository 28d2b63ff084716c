import Dialects
import JSONText

/// As many messages stand on a communication as the truth lets its leg write.
///
/// A client's signs of life are no messages of the truth, and a chat tells its lines elsewhere.
struct TruthMessages: TruthRule {
  static let id = "genesys.truth.messages"
  static let summary =
    "messagesSent of an email and the messages of a message, events and receipts apart, are the leg's chat actions"

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    for match in conversation.matched(truth) {
      let told: Int
      switch match.call.medium {
      case "emails": told = Int(match.call.json["messagesSent"]?.integer ?? 0)
      case "messages":
        told = (match.call.json["messages"]?.elements ?? []).count {
          !["Event", "Receipt"].contains($0["messageMetadata"]?["type"]?.string ?? "")
        }
      default: continue
      }
      let written = truth.actions.count { $0.action == "chat" && $0.leg == match.leg.leg }
      report.expect(told == written) { "leg \(match.leg.leg): \(told) messages, in truth \(written)" }
    }
  }
}
