import Dialects
import JSONText

/// Invariant 4: a conversation starts when its first participant joins.
struct StartIsFirstJoin: ConversationRule {
  static let id = "genesys.conversation.start-is-first-join"
  static let summary = "startTime is the earliest startTime of the participants"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    guard let start = conversation.json.milliseconds("startTime"),
      let first = conversation.participants.compactMap(\.start).min()
    else { return }
    report.expect(start == first) { "starts \(start - first) ms after the first participant" }
  }
}
