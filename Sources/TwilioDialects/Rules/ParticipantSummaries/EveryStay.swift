import Dialects
import JSONText

/// Agreement with the truth: no stay is missing.
struct EveryStay: Rule {
  static let id = "twilio.participant.every-stay"
  static let summary = "every leg that joined has its summary"
  static let documents = ["twilio.conference-participant-summary"]

  private var seen: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    seen.insert(summary.participant)
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    // A run without this platform has no stays to be missing.
    guard !context.truth.byTwilioParticipant.isEmpty else { return }
    for conversation in context.truth.conversations {
      for leg in conversation.legs where leg.isHuman && leg.joinedAt != nil {
        let isThere = leg.twilioParticipantSID.map(seen.contains) ?? false
        report.expect(isThere) { "no summary of leg \(leg.leg) of conversation \(conversation.id)" }
      }
    }
  }
}
