import Dialects

/// The cross-walk: each leg of the truth is one participant with one call or callback; no leg are only a campaign's
/// dialer, a group whose people ring, and those who have a callback and nothing else.
struct TruthCrossWalk: TruthRule {
  static let id = "genesys.truth.cross-walk"
  static let summary = "every leg's participant and call ids stand together once, and every participant is a leg"

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    for leg in truth.legs {
      let calls = conversation.communications.filter { $0.id == leg.genesysCallID }
      report.expect(calls.count == 1 && calls.first?.participant.id == leg.genesysParticipantID) {
        "leg \(leg.leg) (\(leg.role)) is \(calls.count) calls of \(calls.first?.participant.id ?? "nobody")"
      }
    }
    let known = Set(truth.legs.compactMap(\.genesysParticipantID))
    let strangers = conversation.participants.filter { participant in
      !known.contains(participant.id ?? "") && !participant.purpose.hasPrefix("dialer")
        && participant.purpose != "group"
        && (!participant.calls.isEmpty || participant.callbacks.isEmpty)
    }
    report.expect(strangers.isEmpty) { "no legs: \(strangers.map(\.label))" }
  }
}
