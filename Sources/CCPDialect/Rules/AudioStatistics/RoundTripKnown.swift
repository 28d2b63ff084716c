import Dialects
import JSONText

/// The round-trip time is unknown only before the first receiver report (invariant 30).
struct RoundTripKnown: CCPRule {
  static let id = "ccp.audiostats.round-trip"
  static let summary =
    "roundTripTimeMillis of the output channel is 0 in the first report of a call at most, or in its first seconds"

  /// How long the first receiver report may take, in samples of a second.
  private static let patience = 8

  private var reported: [CallKey: Int] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    for reading in line.audio where reading.channel == .output {
      let before = reported[line.call, default: 0]
      reported[line.call] = before + 1
      let mayLack = before < (line.isNested ? Self.patience : 1)
      report.expect(reading.roundTrip > 0 || mayLack) { "\(line.callID): no round-trip time at \(line.recordedAt)" }
    }
  }
}
