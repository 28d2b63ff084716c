import Dialects
import JSONText

/// Invariants 37 through 39: every cumulative value follows from the rows of its series.
///
/// That percentiles ascend, averages lie between extremes and shares nest follows with it.
struct CumulativeValues: Rule {
  static let id = "realtimekit.cumulative.values"
  static let summary = "every value of a cumulative object recomputes from the rows, within 1e-3"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    for series in Series.allCases {
      let rows = reading.rows(series)
      let key = series.rawValue + "_cumulative"
      guard !rows.isEmpty, let object = reading.quality[key], !object.members.isEmpty else { continue }
      for leaf in ExpectedCumulative.leaves(of: rows, in: series) {
        let stated = leaf.path.reduce(object) { $0[$1] ?? .null }.double
        report.expect(stated.map { abs($0 - leaf.value) <= 1e-3 } ?? false) {
          "\(key).\(leaf.path.joined(separator: ".")) states \(stated ?? .nan), the rows give \(leaf.value)"
        }
      }
    }
  }
}
