import Dialects
import JSONText

/// A conversation of the truth that is a callback is one here, and so is a call whose contact an agent looked at first.
struct TruthCallbacks: TruthRule {
  static let id = "genesys.truth.callback"
  static let summary =
    "callbacks stand in the truth's callbacks, in campaigns' calls that an agent dialled, and where a message was left"

  func check(_ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport) {
    let isRequested = conversation.participants.contains { !$0.callbacks.isEmpty }
    let isPreviewed = truth.kind == "outbound" && truth.legs.first?.role == "agent"
    // A message is left by whoever waited in a queue, which hands them to the recorder.
    let isMessage = truth.legs.contains { leg in
      leg.role == "ivr"
        && truth.legs.contains { $0.role == "queue" && $0.end == "routed" && $0.leftAt <= leg.offeredAt }
    }
    guard isRequested || truth.kind == "callback" else { return }
    report.expect(truth.kind == "callback" ? isRequested : isPreviewed || isMessage) {
      "\(truth.id) is \(truth.kind), callbacks: \(isRequested)"
    }
  }
}
