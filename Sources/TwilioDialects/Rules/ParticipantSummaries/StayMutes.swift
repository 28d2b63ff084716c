import Dialects
import JSONText

/// Agreement with the truth: a client mutes its own microphone, a coach's mutes come from listening.
struct StayMutes: Rule {
  static let id = "twilio.participant.mutes"
  static let summary = "the conference mutes telephones when their person mutes, and clients never"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let place = context.truth.byTwilioParticipant[summary.participant] else { return }
    let leg = context.truth.leg(place)
    guard leg.role != "coach" else { return }
    let actions = context.truth.conversation(place).actions.filter { $0.leg == place.leg && leg.transport != "webrtc" }
    let muted = Set(actions.filter { $0.action == "mute" }.map { $0.at / 1_000 })
    let unmuted = Set(actions.filter { $0.action == "unmute" }.map { $0.at / 1_000 })
    let stated = (Set(summary.events("mute")), Set(summary.events("unmute")))
    guard !muted.isEmpty || !stated.0.isEmpty || !stated.1.isEmpty else { return }
    report.expect(stated == (muted, unmuted)) {
      "muted at \(stated.0.sorted()) until \(stated.1.sorted()), in the truth \(muted.sorted()) until \(unmuted.sorted())"
    }
  }
}
