import Dialects

/// Messages reach a page during its call, or while its coach is on one (invariant 34, section 1.7).
struct MessagesWhileConnected: CCPRule {
  static let id = "ccp.message.while-connected"
  static let summary = "transcripts, flags and notes come while the page's call is connected, or to a coach of the call"

  private var connected: Set<String> = []

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    switch line.type {
    case "callconnected": connected.insert(line.stream)
    case "callended": connected.remove(line.stream)
    default:
      guard line.isMessage else { return }
      report.expect(connected.contains(line.stream) || isCoach(line, context)) {
        "\(line.stream): \(line.type) of \(line.callID) without a call"
      }
    }
  }

  private func isCoach(_ line: CCPLine, _ context: RuleContext) -> Bool {
    context.truth.conversation(ofCall: line.callID)?.legs.contains {
      $0.role == "coach" && $0.ccpStream == line.stream
    } ?? false
  }
}
