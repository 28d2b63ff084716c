import Dialects
import JSONText

/// Agreement with the truth: coaching is whispering; who goes back to listening or joins in stops it.
struct StayCoaching: Rule {
  static let id = "twilio.participant.coaching"
  static let summary = "a coach begins, changes and stops coaching as in the truth"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let place = context.truth.byTwilioParticipant[summary.participant] else { return }
    let actions = context.truth.conversation(place).actions.filter { $0.leg == place.leg }
    func times(_ names: Set<String>) -> Set<Int64> {
      Set(actions.filter { names.contains($0.action) }.map { $0.at / 1_000 })
    }
    let begun = times(["coach_start", "coach_retarget"])
    let stated = Set(summary.events("coaching") + summary.events("modify_coached_participant"))
    guard !begun.isEmpty || !stated.isEmpty else { return }
    let stopped = Set(summary.events("coaching_stopped"))
    // Who leaves stops coaching by it; who goes on as a listener or joins in is told to have stopped.
    let mustStop = times(["coach_stop"]).intersection(times(["barge", "monitor_start"]))
    report.expect(
      stated == begun && stopped.isSubset(of: times(["coach_stop", "barge", "monitor_start"]))
        && mustStop.isSubset(of: stopped)
    ) {
      "coaching at \(stated.sorted()) until \(stopped.sorted()), in the truth at \(begun.sorted())"
    }
  }
}
