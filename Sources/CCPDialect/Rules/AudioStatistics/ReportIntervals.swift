import Dialects
import JSONText

/// Reports come every 30 seconds, but for the last (invariant 26).
struct ReportIntervals: CCPRule {
  static let id = "ccp.audiostats.interval"
  static let summary = "from one report of a call to the next it is 30 s and half a second at most, or less to the last"

  private var times: [CallKey: (last: Int64, gap: Int64?)] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.audio.last?.channel == .output else { return }
    guard let before = times[line.call] else {
      times[line.call] = (line.recordedAt, nil)
      return
    }
    // What was the last gap until now, is none any more.
    if let gap = before.gap {
      report.expect((29_500...30_500).contains(gap)) { "\(line.callID): \(gap) ms between two reports" }
    }
    let gap = line.recordedAt - before.last
    report.expect(gap <= 30_500) { "\(line.callID): \(gap) ms to the report at \(line.recordedAt)" }
    times[line.call] = (line.recordedAt, gap)
  }
}
