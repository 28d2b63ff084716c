import Dialects

/// Messages carry the first call of their conversation, whoever has taken it over (invariant 39).
struct PrimaryCall: CCPRule {
  static let id = "ccp.message.primary-call"
  static let summary = "callId of a transcript, flag or note is the call of the first agent who answered"

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.isMessage, let conversation = context.truth.conversation(ofCall: line.callID) else { return }
    report.expect(conversation.primaryCallID == line.callID) {
      "\(line.stream): \(line.callID) instead of \(conversation.primaryCallID ?? "none")"
    }
  }
}
