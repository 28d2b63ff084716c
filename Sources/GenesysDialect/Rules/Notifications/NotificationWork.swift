import Dialects
import JSONText

/// Invariants 30 and 31 while the work goes on: pending until it is done, and no code before that.
struct NotificationWork: NotificationRule {
  static let id = "genesys.notification.work"
  static let summary =
    "work is pending from startAcwTime, which is endTime, until endAcwTime; a wrap-up only from then, times passed"

  func check(_ notification: NotificationReading, _ report: inout RuleReport) {
    for call in notification.calls where call.participant.purpose == "agent" {
      let participant = call.participant.json
      let (start, end) = (participant.milliseconds("startAcwTime"), participant.milliseconds("endAcwTime"))
      let state = call.json["afterCallWork"]?["state"]?.string
      let hasCode = participant["wrapup"] != nil
      let isSound =
        (start == nil ? end == nil && (state ?? "notApplicable") == "notApplicable" : start == call.participant.end)
        && (state == "pending") == (start != nil && end == nil) && (!hasCode || end != nil)
        && [start, end].compactMap(\.self).allSatisfy { $0 <= notification.time }
      report.expect(isSound) {
        "\(call.participant.label): work from \(start ?? 0) to \(end ?? 0) is \(state ?? "absent"), code \(hasCode)"
      }
    }
  }
}
