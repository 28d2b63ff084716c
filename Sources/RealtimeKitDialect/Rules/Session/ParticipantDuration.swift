import Dialects
import JSONText

/// Invariant 6: a duration is the stay in minutes, to four decimals.
struct ParticipantDuration: Rule {
  static let id = "realtimekit.participant.duration"
  static let summary = "duration is (left_at - joined_at) in minutes, within 0.0001; nobody leaves before joining"
  static let documents = ["realtimekit.participant"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let joined = document.time("joined_at"), let left = document.time("left_at") else { return }
    let minutes = Double(left - joined) / 60_000
    let stated = document.number("duration")
    report.expect(joined <= left && abs(stated - minutes) <= 1e-4) { "states \(stated), stayed \(minutes)" }
  }
}
