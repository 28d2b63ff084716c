import Dialects
import JSONText

/// Invariant 52: to the second, as printed.
struct EndOnExit: Rule {
  static let id = "twilio.participant.end-on-exit"
  static let summary = "when a participant leaves who ends the conference, everybody else leaves"
  static let documents = ["twilio.conference-participant-summary"]

  private var exits: [String: Int64] = [:]
  private var ends: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    ends[summary.conference] = max(ends[summary.conference] ?? .min, summary.left)
    if summary.endsConference { exits[summary.conference] = min(exits[summary.conference] ?? .max, summary.left) }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for (conference, exit) in exits.sorted(by: { $0.key < $1.key }) {
      let end = ends[conference] ?? exit
      report.expect(end <= exit + 1) { "\(conference) was ended at \(exit), somebody left at \(end)" }
    }
  }
}
