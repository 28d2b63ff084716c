import Dialects
import JSONText

/// What colleagues write to each other is what the truth notes.
struct TruthNotes: TruthRule {
  static let id = "genesys.truth.internal-messages"
  static let summary = "the messages of an internal message are note actions of its leg, at the same millisecond"

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    for match in conversation.matched(truth) {
      for beside in conversation.beside
      where beside.list == "internalMessages" && beside.participant.id == match.call.participant.id {
        let times = (beside.json["messages"]?.elements ?? []).compactMap { $0.milliseconds("messageTime") }
        let notes = truth.actions.filter { $0.action == "note" && $0.leg == match.leg.leg }.map(\.at)
        report.expect(times.allSatisfy(notes.contains)) { "leg \(match.leg.leg): messages \(times), notes \(notes)" }
      }
    }
  }
}
