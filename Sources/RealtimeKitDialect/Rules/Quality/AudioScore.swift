import Dialects
import JSONText

/// Invariant 31: the score of an audio row follows from the row.
struct AudioScore: Rule {
  static let id = "realtimekit.audio.score"
  static let summary = "mos_quality follows from loss, jitter and concealments of its own row, within 1e-6"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    for series in Series.allCases where series.isAudio {
      for row in reading.rows(series) {
        let expected = ExpectedScore.score(row, in: series)
        let stated = row.number("mos_quality")
        report.expect(abs(stated - expected) <= 1e-6) {
          "\(series.rawValue) at \(row.text("timestamp")) states \(stated), the row gives \(expected)"
        }
      }
    }
  }
}
