import Dialects
import JSONText

/// Invariant 38: a series has a cumulative object exactly when it has rows.
struct EmptyCumulative: Rule {
  static let id = "realtimekit.cumulative.presence"
  static let summary = "a cumulative object is empty exactly when its series is"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    for series in Series.allCases {
      let isEmpty = reading.quality[series.rawValue + "_cumulative"]?.members.isEmpty ?? true
      report.expect(isEmpty == reading.rows(series).isEmpty) {
        "\(series.rawValue): \(reading.rows(series).count) rows, cumulative empty \(isEmpty)"
      }
    }
  }
}
