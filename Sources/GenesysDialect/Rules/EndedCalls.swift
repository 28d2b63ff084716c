import Dialects

/// Invariants 10 and 12: a call that is over says when and why; one that is on does not.
///
/// Which states a medium knows (invariant 11) is the contract table's.
struct EndedCalls: ConversationRule {
  static let id = "genesys.call.ended"
  static let summary = "disconnectType and disconnectedTime exactly on ended calls; connected needs connectedTime"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.communications {
      let isSound =
        (call.disconnectType != nil) != call.isLive && (call.disconnected != nil) != call.isLive
        && (call.state != "connected" || call.connected != nil)
      report.expect(isSound) { "\(call.participant.label): state \(call.state)" }
    }
  }
}
