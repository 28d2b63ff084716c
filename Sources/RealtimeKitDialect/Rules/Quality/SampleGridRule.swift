import Dialects
import JSONText

/// Invariant 24: all series of a report stand on one clock of seven seconds, inside the stay.
struct SampleGridRule: Rule {
  static let id = "realtimekit.quality.grid"
  static let summary = "row times of a report are 7 s apart or a multiple (first gap up to 7.7 s), inside the stay"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    let times = Set(Series.allCases.flatMap { reading.rows($0).compactMap { $0.time("timestamp") } }).sorted()
    guard let first = times.first, let last = times.last else { return }
    report.expect(reading.joined <= first && last <= reading.left + 1_000) {
      "rows from \(first - reading.joined) ms after the join to \(last - reading.left) ms after the leave"
    }
    for (index, (time, next)) in zip(times, times.dropFirst()).enumerated() {
      let gap = next - time
      let periods = max(1, (gap + SampleTiming.period / 2) / SampleTiming.period)
      let isOnGrid = abs(gap - periods * SampleTiming.period) <= SampleTiming.tolerance
      // The second report's delay shifts the whole grid after it.
      let isFirst =
        index == 0 && (0...SampleTiming.longestGap - SampleTiming.period).contains(gap % SampleTiming.period)
      report.expect(isOnGrid || isFirst) { "\(gap) ms from \(time) to the next" }
    }
  }
}
