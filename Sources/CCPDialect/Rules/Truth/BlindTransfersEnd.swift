import Dialects

/// A blind transfer ends the initiator's call at once (invariant 22).
struct BlindTransfersEnd: CCPRule {
  static let id = "ccp.transfer.blind-ends"
  static let summary = "callended follows participantadded within 50 ms when the transfer was blind"

  private var added: [CallKey: Int64] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    if line.type == "participantadded" { added[line.call] = line.recordedAt }
    guard line.type == "callended", let at = added.removeValue(forKey: line.call),
      let place = context.truth.place(of: line.call)
    else { return }
    let isBlind = context.truth.conversation(place).actions.contains {
      $0.leg == place.leg && $0.action == "transfer_blind"
    }
    guard isBlind else { return }
    report.expect(line.recordedAt - at <= 50) { "\(line.callID): \(line.recordedAt - at) ms after the party was added" }
  }
}
