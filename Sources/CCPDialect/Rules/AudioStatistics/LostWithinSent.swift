import Dialects
import JSONText

/// No more is lost than was sent (invariant 28).
struct LostWithinSent: CCPRule {
  static let id = "ccp.audiostats.lost-within-sent"
  static let summary = "packetsLost of an output report is at most its packetsCount"

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.type == "audiostats", line.detail["stats"]?.string == "outputChannelStats",
      let count = line.detail["packetsCount"]?.integer, let lost = line.detail["packetsLost"]?.integer
    else { return }
    report.expect(lost <= count) { "\(line.callID): \(lost) lost of \(count) sent" }
  }
}
