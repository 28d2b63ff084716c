import Dialects
import JSONText

/// Invariant 35, outcome: who a completed transfer went to joined after the initiator; after a consult they had spoken,
/// and the initiator left.
struct TransferArrival: ConversationRule {
  static let id = "genesys.transfer.arrival"
  static let summary = "a complete transfer to a user has a later participant of theirs, connected if it was attended"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for command in conversation.transfers where command["state"]?.string == "Complete" {
      guard let user = command["destination"]?["userId"]?.string, let issued = command.milliseconds("dateIssued"),
        let initiator = command["initiator"]?["userId"]?.string
      else { continue }
      let isAttended = command["transferType"]?.string == "Attended"
      let arrived = conversation.participants.contains { participant in
        participant.userID == user && participant.start.map { $0 >= issued } ?? false
          && (!isAttended || participant.connected != nil)
      }
      let left =
        !isAttended || conversation.calls.contains { $0.participant.userID == initiator && $0.leftByTransfer }
      report.expect(arrived && left) { "user \(user) arrived: \(arrived), the initiator left: \(left)" }
    }
  }
}
