import Dialects

/// Raising and lowering a flag alternate, from lowered (invariant 17).
struct FlagsAlternate: CCPRule {
  static let id = "ccp.flag.alternates"
  static let summary = "flagraise and flaglower alternate in a conversation as one page has it, flagraise first"

  private var alternation = Alternation()

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.isFlag else { return }
    let isInTurn = alternation.take(line.call, isOpening: line.type == "flagraise")
    report.expect(isInTurn) { "\(line.stream): \(line.type) of \(line.callID) out of turn" }
  }
}
