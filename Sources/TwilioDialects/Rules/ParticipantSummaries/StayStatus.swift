import Dialects
import JSONText

/// Section 2.1: what became of the call of a stay, as the truth has it.
///
/// A call that outlives the conference by a second or more goes on; between one and two seconds of printed times it may be
/// either.
struct StayStatus: Rule {
  static let id = "twilio.participant.status"
  static let summary = "state and status of a call are the same, and what the end of its leg makes of it"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let state = document["call_state"]?.string, let status = document["call_status"]?.string else { return }
    guard let leg = context.truth.byTwilioParticipant[summary.participant].map(context.truth.leg) else {
      report.expect(state == status) { "state \(state), status \(status)" }
      return
    }
    let after = leg.leftAt - summary.left * 1_000
    var possible: Set<String>
    if leg.answeredAt != nil {
      possible = after < 1_000 ? ["completed"] : after < 2_000 ? ["completed", "answered"] : ["answered"]
    } else {
      switch leg.end {
      case "busy", "declined": possible = ["busy"]
      case "no_answer": possible = ["noanswer"]
      case "failed", "network_lost": possible = ["fail"]
      default: possible = ["canceled", "ringing"]
      }
      // The conference may have ended before anybody said what came of it.
      possible.insert("ringing")
    }
    report.expect(state == status && possible.contains(state)) {
      "state \(state) and status \(status) of a leg that ended \(leg.end)"
    }
  }
}
