import Dialects

/// A call ends when the truth's leg left.
///
/// - Of its own accord: at the same millisecond.
/// - Because another left: from a second before, for the platform tears all legs down at once, to 20 ms after.
/// - An offer that timed out: up to 1.8 s later, for it started later and outlasts its timeout.
///
/// The hand-over of platform legs is `FlowHandOver` and `QueueRelease`.
struct TruthEnds: TruthRule {
  static let id = "genesys.truth.end"
  static let summary = "disconnectedTime is the leg's left_at, within the platform's delays"

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    for match in conversation.matched(truth) {
      guard let end = match.call.disconnected, match.leg.end != "routed" else { continue }
      let isPlatform = !match.leg.isHuman
      let window: ClosedRange<Int64> =
        switch match.leg.end {
        case _ where isPlatform: -1_000...20
        case "peer_left", "cancelled": -1_000...20
        case "no_answer" where match.leg.role == "agent": 0...1_800
        default: 0...0
        }
      let difference = end - match.leg.leftAt
      report.expect(window.contains(difference)) {
        "leg \(match.leg.leg) (\(match.leg.role), \(match.leg.end)) ends \(difference) ms after it left"
      }
    }
  }
}
