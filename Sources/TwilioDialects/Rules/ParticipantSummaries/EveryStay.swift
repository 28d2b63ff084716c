import Dialects
import JSONText

/// Agreement with the truth: no stay that it has an identifier for is missing.
///
/// That every joined leg has one is the claim of another rule, which reads the truth alone.
struct EveryStay: Rule {
  static let id = "twilio.participant.every-stay"
  static let summary = "every participant of the truth has its summary"
  static let documents = ["twilio.conference-participant-summary"]

  private var seen: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    seen.insert(summary.participant)
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      for leg in conversation.legs {
        guard let participant = leg.twilioParticipantSID else { continue }
        report.expect(seen.contains(participant)) {
          "no summary of leg \(leg.leg) of conversation \(conversation.id)"
        }
      }
    }
  }
}
