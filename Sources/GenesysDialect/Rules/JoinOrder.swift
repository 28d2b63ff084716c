import Dialects

/// Invariant 7: participants are appended as they join.
///
/// Real data show up to 200 ms of disorder; ours show none.
struct JoinOrder: ConversationRule {
  static let id = "genesys.participant.join-order"
  static let summary = "participants stand in the order of their startTime"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let starts = conversation.participants.compactMap(\.start)
    report.expect(zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }) { "start times \(starts)" }
  }
}
