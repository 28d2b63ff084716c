import Dialects

/// A participant joins when the truth's leg came into being, give or take the platform's own delays.
///
/// - A caller's leg starts with the truth's. The platform may note its own legs up to a second before the truth has
///   them, and 100 ms after.
/// - Whoever is dialled by an agent starts up to 1.3 s later, the time to reach the agent's station.
/// - An agent's alert starts up to 0.6 s later, after missed offers up to 1.6 s; an automatic answer, or a caller who
///   leaves at the end of the ringing, pulls it up to 150 ms before.
struct TruthStarts: TruthRule {
  static let id = "genesys.truth.start"
  static let summary = "startTime is the leg's offered_at, within the platform's delays"

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    for match in conversation.matched(truth) {
      guard let start = match.call.segments.first?.start else { continue }
      let window: ClosedRange<Int64> =
        switch match.leg.role {
        case "ivr", "queue": -1_000...100
        case "agent": -150...1_600
        case "coach": -50...100
        default: 0...1_300
        }
      let difference = start - match.leg.offeredAt
      report.expect(window.contains(difference)) {
        "leg \(match.leg.leg) (\(match.leg.role)) starts \(difference) ms after it was offered"
      }
    }
  }
}
