import Dialects
import JSONText

/// Invariant 30: work after the call begins when the call ends and ends with the wrap-up, which says how long it took.
struct AfterCallWorkTimes: ConversationRule {
  static let id = "genesys.wrapup.times"
  static let summary = "startAcwTime is endTime, endAcwTime not before it and the wrap-up's, durationSeconds the span"
  private static let tolerance: Int64 = 5

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      guard let start = participant.json.milliseconds("startAcwTime"), let left = participant.end else { continue }
      let end = participant.json.milliseconds("endAcwTime")
      let wrapUp = participant.json["wrapup"]
      var isSound = abs(start - left) <= Self.tolerance && end.map { $0 >= start } ?? true
      if let wrapUp, let end {
        isSound = isSound && wrapUp.milliseconds("endTime") == end
        // Rounded to the nearest second, half a second either way, and one for good measure as in the reference.
        let seconds = wrapUp["durationSeconds"]?.integer ?? -1
        isSound = isSound && abs(seconds * 1_000 - (end - start)) <= 1_000
      }
      report.expect(isSound) { "\(participant.label): from \(start) to \(end ?? 0), left at \(left)" }
    }
  }
}
