import Dialects
import JSONText

/// Section 2.1, `agent_audio` and `whisper`.
struct Announcement: Rule {
  static let id = "twilio.participant.announcement"
  static let summary = "words that were whispered stand where something was played to an agent, and only there"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    let audio = document["agent_audio"]?.boolean
    let hasWords = document["whisper"] != nil
    guard audio != nil || hasWords else { return }
    let role = context.truth.byTwilioParticipant[summary.participant].map { context.truth.leg($0).role }
    report.expect((audio ?? false) == hasWords && role ?? "agent" == "agent" && !summary.isInbound) {
      "agent_audio \(audio.map(String.init) ?? "absent") \(hasWords ? "with" : "without") words for \(role ?? "?")"
    }
  }
}
