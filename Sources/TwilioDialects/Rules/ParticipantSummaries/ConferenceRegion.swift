import Dialects
import JSONText

/// Invariant 36.
struct ConferenceRegion: Rule {
  static let id = "twilio.participant.conference-region"
  static let summary = "all stays in a conference name the same mixer region"
  static let documents = ["twilio.conference-participant-summary"]

  private var regions: [String: String] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let region = document["conference_region"]?.string else { return }
    let first = regions[summary.conference] ?? region
    regions[summary.conference] = first
    report.expect(region == first) { "\(region), another stay says \(first)" }
  }
}
