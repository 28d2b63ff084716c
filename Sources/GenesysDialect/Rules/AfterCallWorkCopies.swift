import Dialects
import JSONText

/// Section 3.3: what stands on the call about the work after it is a copy of what stands on the participant.
struct AfterCallWorkCopies: ConversationRule {
  static let id = "genesys.wrapup.copies"
  static let summary = "the call's wrapup and afterCallWork repeat the participant's code and times"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.communications {
      let participant = call.participant.json
      guard let start = participant.milliseconds("startAcwTime") else { continue }
      let work = call.json["afterCallWork"]
      let (own, copy) = (participant["wrapup"], call.json["wrapup"])
      let isSame =
        work?.milliseconds("startTime") == start
        && work?.milliseconds("endTime") == participant.milliseconds("endAcwTime")
        && own?["code"]?.string == copy?["code"]?.string
        && own?.milliseconds("endTime") == copy?.milliseconds("endTime")
      report.expect(isSame) { "\(call.participant.label): the call's copy differs" }
    }
  }
}
