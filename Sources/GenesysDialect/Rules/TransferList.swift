import Dialects
import JSONText

/// Invariant 35, the list: at most 20 commands, each once, issued while the conversation lasted, oldest first.
struct TransferList: ConversationRule {
  static let id = "genesys.transfer.list"
  static let summary = "recentTransfers holds at most 20 different commands issued in order during the conversation"
  private static let most = 20

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let commands = conversation.transfers
    guard !commands.isEmpty, let start = conversation.json.milliseconds("startTime"),
      let end = conversation.json.milliseconds("endTime")
    else { return }
    let ids = commands.compactMap { $0["id"]?.string }
    let issued = commands.compactMap { $0.milliseconds("dateIssued") }
    let isOrdered = zip(issued, issued.dropFirst()).allSatisfy { $0 <= $1 }
    report.expect(
      commands.count <= Self.most && Set(ids).count == ids.count && isOrdered
        && issued.allSatisfy { (start...max(start, end)).contains($0) }
    ) {
      "\(commands.count) commands, \(Set(ids).count) different, issued at \(issued)"
    }
  }
}
