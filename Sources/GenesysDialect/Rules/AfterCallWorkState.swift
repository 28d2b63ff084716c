import Dialects
import JSONText

/// Invariant 31, first half: the state of the work says which of its times are known.
struct AfterCallWorkState: ConversationRule {
  static let id = "genesys.wrapup.state"
  static let summary = "pending has startTime only, complete has both, skipped goes with wrapupSkipped"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.communications {
      guard let work = call.json["afterCallWork"], let state = work["state"]?.string else { continue }
      let (start, end) = (work["startTime"] != nil, work["endTime"] != nil)
      let isSkipped = call.participant.json["wrapupSkipped"]?.boolean ?? false
      let isSound: Bool =
        switch state {
        case "pending": start && !end
        case "complete": start && end && !isSkipped
        case "skipped": isSkipped
        default: !start && !end
        }
      report.expect(isSound) { "\(call.participant.label): \(state), start \(start), end \(end), skipped \(isSkipped)" }
    }
  }
}
