import Dialects
import JSONText

/// Section 3.7, answers: points add up, and the total is their share of what could be had, or nothing after a failed
/// question that kills.
struct EvaluationScores: ConversationRule {
  static let id = "genesys.evaluation.scores"
  static let summary = "a group's totalScore is the sum of its questions', answers' totalScore the share in percent"
  private static let tolerance = 0.011

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      for answers in (participant.json["evaluations"]?.elements ?? []).compactMap({ $0["answers"] }) {
        let groups = answers["questionGroupScores"]?.elements ?? []
        let questions = groups.flatMap { $0["questionScores"]?.elements ?? [] }
        func sum(_ key: String) -> Double { groups.reduce(0) { $0 + ($1[key]?.double ?? 0) } }
        let points = questions.reduce(0.0) { $0 + ($1["score"]?.double ?? 0) }
        let isKilled = questions.contains { $0["failedKillQuestion"]?.boolean ?? false }
        let most = sum("maxTotalScore")
        let expected = isKilled ? 0 : most > 0 ? points / most * 100 : 100
        let total = answers["totalScore"]?.double ?? -1
        let parts = sum("totalCriticalScore") + sum("totalNonCriticalScore")
        let isSound =
          sum("totalScore") == points && parts == points && abs(total - expected) < Self.tolerance
          && answers["anyFailedKillQuestions"]?.boolean == isKilled
        report.expect(isSound) { "\(participant.label): \(points) points of \(most) give \(total)" }
      }
    }
  }
}
