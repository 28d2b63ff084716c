import Dialects

/// Pausing and resuming the recording alternate, from recording (invariant 17).
struct RecordingAlternates: CCPRule {
  static let id = "ccp.call.recording-alternates"
  static let summary = "pauserecording and resumerecording alternate in a call, pauserecording first"

  private var alternation = Alternation()

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.type == "pauserecording" || line.type == "resumerecording" else { return }
    let isInTurn = alternation.take(line.call, isOpening: line.type == "pauserecording")
    report.expect(isInTurn) { "\(line.stream): \(line.type) of \(line.callID) out of turn" }
  }
}
