import Dialects

/// A supervisor's segments are the truth's stretches of listening, whispering and joining in, to within 10 ms.
///
/// The first stretch may begin before the first action of the truth: from the connect on the supervisor hears.
struct TruthCoaches: TruthRule {
  static let id = "genesys.truth.coaches"
  static let summary = "Monitoring, Coaching and Barging follow one another as the coach's actions do"
  private static let tolerance: Int64 = 10
  private static let words = [
    "monitor_start": "Monitoring", "coach_start": "Coaching", "coach_retarget": "Coaching", "barge": "Barging",
  ]

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    for match in conversation.matched(truth) where match.leg.role == "coach" && match.call.connected != nil {
      var expected: [(word: String, at: Int64)] = []
      for action in truth.actions where action.leg == match.leg.leg {
        guard let word = Self.words[action.action], expected.last?.word != word else { continue }
        // A mode left in the instant it began is no segment.
        if expected.last?.at == action.at { expected.removeLast() }
        expected.append((word, action.at))
      }
      let stated = match.call.segments.filter { Self.words.values.contains($0.type) }
      let agrees =
        stated.map(\.type) == expected.map(\.word)
        && zip(stated, expected).dropFirst().allSatisfy { abs(($0.start ?? 0) - $1.at) <= Self.tolerance }
      report.expect(expected.isEmpty || agrees) {
        "leg \(match.leg.leg): \(stated.map(\.type)), in truth \(expected.map(\.word))"
      }
    }
  }
}
