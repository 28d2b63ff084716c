import Dialects
import JSONText

/// Invariant 35, the initiator: who transfers without consulting leaves by it at once.
struct TransferLeave: ConversationRule {
  static let id = "genesys.transfer.leave"
  static let summary = "after a complete unattended transfer its initiator leaves by transfer within 2 s"
  private static let window: ClosedRange<Int64> = 0...2_000

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for command in conversation.transfers
    where command["state"]?.string == "Complete" && command["transferType"]?.string == "Unattended" {
      guard let user = command["initiator"]?["userId"]?.string, let issued = command.milliseconds("dateIssued"),
        conversation.participants.contains(where: { $0.userID == user })
      else { continue }
      let left = conversation.calls.contains { call in
        call.participant.userID == user && call.leftByTransfer
          && call.disconnected.map { Self.window.contains($0 - issued) } ?? false
      }
      report.expect(left) { "user \(user) does not leave by transfer after \(issued)" }
    }
  }
}
