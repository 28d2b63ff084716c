import Dialects

/// Muting and unmuting alternate, from unmuted (invariant 17).
struct MutesAlternate: CCPRule {
  static let id = "ccp.call.mute-alternates"
  static let summary = "mute and unmute alternate in a call, mute first"

  private var alternation = Alternation()

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.type == "mute" || line.type == "unmute" else { return }
    let isInTurn = alternation.take(line.call, isOpening: line.type == "mute")
    report.expect(isInTurn) { "\(line.stream): \(line.type) of \(line.callID) out of turn" }
  }
}
