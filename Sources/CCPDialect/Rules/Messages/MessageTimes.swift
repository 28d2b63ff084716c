import Dialects
import JSONText

/// A message is sent, received and recorded in this order (invariant 33).
struct MessageTimes: CCPRule {
  static let id = "ccp.message.times"
  static let summary =
    "clientSentTimestamp, serverReceivedTimestamp and recordedAt are in order and within five seconds"

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.isMessage, let sent = line.clientSent,
      let received = line.detail["serverReceivedTimestamp"]?.integer
    else { return }
    report.expect(sent <= received && received <= line.recordedAt && received - sent < 5_000) {
      "\(line.stream): sent \(sent), received \(received), recorded \(line.recordedAt)"
    }
  }
}
