import Dialects
import JSONText

/// Section 2: a conversation's address is the number dialled when the customer called, the number shown when called.
struct ConversationAddress: ConversationRule {
  static let id = "genesys.conversation.address"
  static let summary = "address is the customer's dnis on inbound calls and their ani on outbound ones"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    guard let customer = conversation.hub, let address = conversation.json["address"]?.string else { return }
    let end = customer.json["direction"]?.string == "inbound" ? "dnis" : "ani"
    let own = customer.participant.json[end]?.string
    report.expect(address == own) { "address \(address), the customer's \(end) \(own ?? "absent")" }
  }
}
