import Dialects
import JSONText

/// The round-trip time is unknown only before the first receiver report (invariant 30).
struct RoundTripKnown: CCPRule {
  static let id = "ccp.audiostats.round-trip"
  static let summary = "roundTripTimeMillis of the output channel is 0 in the first report of a call at most"

  private var reported: Set<CallKey> = []

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.type == "audiostats", line.detail["stats"]?.string == "outputChannelStats",
      let roundTrip = line.detail["roundTripTimeMillis"]?.integer
    else { return }
    let isFirst = reported.insert(line.call).inserted
    report.expect(roundTrip > 0 || isFirst) { "\(line.callID): no round-trip time at \(line.recordedAt)" }
  }
}
