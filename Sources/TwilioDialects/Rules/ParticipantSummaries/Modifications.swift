import Dialects
import JSONText

/// Invariant 39 for what applications change: a change of what an exit does is the agents', one of beeps the meetings'.
struct Modifications: Rule {
  static let id = "twilio.participant.modifications"
  static let summary = "exits are changed for agents of calls, beeps once for attendees who entered with them"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    let exits = summary.events("modify_exit")
    let beeps = summary.events("modify_beep")
    guard !exits.isEmpty || !beeps.isEmpty else { return }
    let role = context.truth.byTwilioParticipant[summary.participant].map { context.truth.leg($0).role }
    let beepsAtFirst = document["properties"]?["beep_on_exit"]?.boolean ?? false
    report.expect(exits.isEmpty || role == "agent") { "exits changed for \(role ?? "nobody known")" }
    report.expect(beeps.isEmpty || beeps.count == 1 && beepsAtFirst && role == "attendee") {
      "beeps changed \(beeps.count) times for \(role ?? "nobody known"), on at first: \(beepsAtFirst)"
    }
  }
}
