import Dialects
import JSONText

/// Each transfer of the truth is one command of the list: its kind, its destination, and when it was asked for.
///
/// A blind transfer is asked for up to a second before the truth hands the caller on, a consult when it begins. Who asked
/// and what came of it are the transfer rules'.
struct TruthTransfers: TruthRule {
  static let id = "genesys.truth.transfers"
  static let summary = "recentTransfers are the blind transfers and consults of the truth, the newest 20"
  private static let remembered = 20
  private static let click: ClosedRange<Int64> = -1_000...0

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    let actions = truth.actions.filter { ["transfer_blind", "transfer_consult_start"].contains($0.action) }
      .suffix(Self.remembered)
    var ids: Set<String> = []
    // What the exchange sent on nobody asked for: that is `TruthDiversions`.
    let commands = conversation.transfers.filter {
      $0["initiator"]?["userId"] != nil && ids.insert($0["id"]?.string ?? "").inserted
    }
    report.expect(actions.count == commands.count) { "\(commands.count) commands for \(actions.count) transfers" }
    for (action, command) in zip(actions, commands) {
      let isAttended = action.action == "transfer_consult_start"
      let delay = (command.milliseconds("dateIssued") ?? 0) - action.at
      let target = action.target.flatMap { leg in
        conversation.calls.first { $0.id != nil && $0.id == truth.legs[leg].genesysCallID }?.participant
      }
      let user = command["destination"]?["userId"]?.string
      let isDestination = target.map { $0.isUser ? $0.userID == user : user == nil } ?? true
      let agrees =
        isDestination && (command["transferType"]?.string == "Attended") == isAttended
        && (isAttended ? delay == 0 : Self.click.contains(delay))
      report.expect(agrees) {
        "\(action.action) at \(action.at): a command \(delay) ms later to \(user ?? "an address")"
      }
    }
  }
}
