import Dialects
import JSONText

/// Invariant 35, where to: a person by id or anything else by address.
struct TransferDestination: ConversationRule {
  static let id = "genesys.transfer.destination"
  static let summary = "a destination has exactly one of userId and address"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for command in conversation.transfers {
      let destination = command["destination"]
      report.expect((destination?["userId"] != nil) != (destination?["address"] != nil)) {
        "destination with \(destination?.members.map(\.key) ?? [])"
      }
    }
  }
}
