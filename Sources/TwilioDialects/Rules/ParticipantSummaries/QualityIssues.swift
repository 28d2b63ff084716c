import Dialects
import JSONText

/// Invariant 49; silence is behaviour and not counted.
struct QualityIssues: Rule {
  static let id = "twilio.participant.quality-issues"
  static let summary = "quality_issues counts the quality tags of both directions"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let stated = document["quality_issues"]?.integer else { return }
    let tags = summary.directions.flatMap { $0.metrics["tags"]?.elements ?? [] }.compactMap(\.string)
    let counted = tags.count { $0 != "silent" }
    report.expect(stated == counted) { "states \(stated), has \(counted)" }
  }
}
