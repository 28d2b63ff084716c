import Dialects
import JSONText

/// Invariant 35 and agreement with the truth: identifiers of one stay belong together, and there is one summary each.
struct KnownStay: Rule {
  static let id = "twilio.participant.known-stay"
  static let summary = "a summary is of a leg of the truth, with its call and its conference"
  static let documents = ["twilio.conference-participant-summary"]

  private var seen: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    let isFirst = seen.insert(summary.participant).inserted
    let place = context.truth.byTwilioParticipant[summary.participant]
    let call = place.map(context.truth.leg)?.twilioCallSID
    let conference = place.map(context.truth.conversation)?.twilioConferenceSID
    report.expect(isFirst && call == summary.call && conference == summary.conference) {
      "\(summary.participant) with \(summary.call) and \(summary.conference)"
    }
  }
}
