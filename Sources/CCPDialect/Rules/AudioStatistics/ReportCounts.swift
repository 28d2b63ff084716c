import Dialects
import JSONText

/// `statsCount` numbers the reports of a channel, or is always zero (invariant 25).
struct ReportCounts: CCPRule {
  static let id = "ccp.audiostats.stats-count"
  static let summary = "statsCount grows by one per report of a call and channel, or is always 0"

  private var counts: [CallKey: [AudioReading.Channel: Int64]] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    for reading in line.audio {
      let (channel, count) = (reading.channel, reading.statsCount)
      let before = counts[line.call]?[channel]
      let isCounted = before.map { count == $0 + 1 || (count == 0 && $0 == 0) } ?? (count == 0 || count == 1)
      report.expect(isCounted) {
        "\(line.callID) \(channel): \(count) after \(before.map(String.init) ?? "nothing")"
      }
      counts[line.call, default: [:]][channel] = count
    }
  }
}
