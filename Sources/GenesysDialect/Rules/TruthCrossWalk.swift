import Dialects

/// The cross-walk: each leg of the truth is one participant with one call, and only a campaign's dialer is no leg.
struct TruthCrossWalk: TruthRule {
  static let id = "genesys.truth.cross-walk"
  static let summary = "every leg's participant and call ids stand together once, and every participant is a leg"

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    for leg in truth.legs {
      let calls = conversation.calls.filter { $0.id == leg.genesysCallID }
      report.expect(calls.count == 1 && calls.first?.participant.id == leg.genesysParticipantID) {
        "leg \(leg.leg) (\(leg.role)) is \(calls.count) calls of \(calls.first?.participant.id ?? "nobody")"
      }
    }
    let legs = conversation.participants.filter { !$0.purpose.hasPrefix("dialer") }.count
    report.expect(legs == truth.legs.count) { "\(legs) participants for \(truth.legs.count) legs" }
  }
}
