import Dialects
import JSONText

/// An inbound call that nobody answered leaves no after-call work (invariant 20).
struct NoWorkAfterMissed: CCPRule {
  static let id = "ccp.call.no-work-after-missed"
  static let summary = "wrapupended never follows an inbound call that was not connected"

  private var unconnected: Set<CallKey> = []

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    switch line.type {
    case "callstarted" where line.detail["callType"]?.string == "inbound": unconnected.insert(line.call)
    case "callconnected": unconnected.remove(line.call)
    case "wrapupended":
      report.expect(!unconnected.contains(line.call)) { "\(line.stream): work after \(line.callID), which was missed" }
    default: break
    }
  }
}
