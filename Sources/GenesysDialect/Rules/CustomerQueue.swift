import Dialects

/// Sections 3.2 and 5.8: the customer carries the queue they were last sent to, and none before the first.
struct CustomerQueue: ConversationRule {
  static let id = "genesys.customer.queue"
  static let summary = "the customer's queueId is that of the last acd participant, absent without one"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    guard let customer = conversation.hub?.participant else { return }
    let last = conversation.participants.last { $0.purpose == "acd" }?.queueID
    report.expect(customer.queueID == last) {
      "\(customer.label): queueId \(customer.queueID ?? "absent"), last queue \(last ?? "none")"
    }
  }
}
