import Dialects
import JSONText

/// Invariant 38, its second half.
struct CoachedCalls: Rule {
  static let id = "twilio.participant.coached-calls"
  static let summary = "coached participants are other calls of the same conference"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    for coached in (document["coached_participants"]?.elements ?? []).compactMap(\.string) {
      let conference = context.truth.byTwilioCall[coached].map(context.truth.conversation)?.twilioConferenceSID
      report.expect(coached != summary.call && conference == summary.conference) { "\(coached) is not there" }
    }
  }
}
