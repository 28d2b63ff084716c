import Dialects

/// An agent has one call at a time, its after-call work included (invariant 23; section 5, agent level, strict).
struct OneCallAtATime: CCPRule {
  static let id = "ccp.stream.one-call"
  static let summary = "no call starts on a page before the one before it and its after-call work are over"

  private var open: [String: (callID: String, isConnected: Bool)] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    switch line.type {
    case "callstarted":
      let before = open[line.stream]?.callID
      report.expect(before == nil) { "\(line.stream): \(line.callID) starts while \(before ?? "") goes on" }
      open[line.stream] = (line.callID, false)
    case "callconnected": open[line.stream]?.isConnected = true
    case "callended":
      // A call that nobody answered leaves no work that has to end first.
      if open[line.stream]?.isConnected == false { open[line.stream] = nil }
    case "wrapupended": open[line.stream] = nil
    default: break
    }
  }
}
