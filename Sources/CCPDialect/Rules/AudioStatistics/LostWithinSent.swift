import Dialects
import JSONText

/// No more is lost than was sent (invariant 28).
struct LostWithinSent: CCPRule {
  static let id = "ccp.audiostats.lost-within-sent"
  static let summary = "packetsLost of an output report is at most its packetsCount"

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    for reading in line.audio where reading.channel == .output {
      report.expect(reading.packetsLost <= reading.packetsCount) {
        "\(line.callID): \(reading.packetsLost) lost of \(reading.packetsCount) sent"
      }
    }
  }
}
