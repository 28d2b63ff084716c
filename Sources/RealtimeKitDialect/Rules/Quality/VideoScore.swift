import Dialects
import JSONText

/// Invariant 31: the score of a video row follows from the row, rounded to two decimals.
struct VideoScore: Rule {
  static let id = "realtimekit.video.score"
  static let summary = "mos_quality follows from picture, loss and jitter of its own row, within 0.005"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    for series in Series.allCases where !series.isAudio {
      for row in reading.rows(series) {
        let expected = ExpectedScore.score(row, in: series)
        let stated = row.number("mos_quality")
        report.expect(abs(stated - expected) <= 0.005 + 1e-9) {
          "\(series.rawValue) at \(row.text("timestamp")) states \(stated), the row gives \(expected)"
        }
      }
    }
  }
}
