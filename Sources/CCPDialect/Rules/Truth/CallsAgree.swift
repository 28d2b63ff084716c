import Dialects

/// The calls of the file are the calls of the truth.
struct CallsAgree: CCPRule {
  static let id = "ccp.truth.calls"
  static let summary = "every leg with a CCP call starts one in its stream, and no other call starts"

  private var started: Set<CallKey> = []

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.type == "callstarted" else { return }
    started.insert(line.call)
    report.expect(context.truth.place(of: line.call) != nil) {
      "\(line.stream): \(line.callID) is no call of the truth"
    }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for leg in context.truth.conversations.flatMap(\.legs) {
      guard let stream = leg.ccpStream, let callID = leg.ccpCallID else { continue }
      report.expect(started.contains(CallKey(stream: stream, callID: callID))) { "\(stream): \(callID) never starts" }
    }
  }
}
