import Dialects
import JSONText

/// The two sides of a message mirror each other (reference section 3.6, "Peers outside voice").
struct MessageEnds: ConversationRule {
  static let id = "genesys.message.ends"
  static let summary = "fromAddress of the customer is toAddress of everybody else, and the other way round"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let messages = conversation.calls.filter { $0.medium == "messages" }
    guard let customer = messages.first(where: { $0.participant.isOutside }) else { return }
    for message in messages where !message.participant.isOutside {
      let isMirrored =
        address(message, "toAddress") == address(customer, "fromAddress")
        && address(message, "fromAddress") == address(customer, "toAddress")
      report.expect(isMirrored) { "\(message.participant.label): to \(address(message, "toAddress") ?? "nobody")" }
    }
  }

  private func address(_ call: CallReading, _ end: String) -> String? {
    call.json[end]?["addressNormalized"]?.string
  }
}
