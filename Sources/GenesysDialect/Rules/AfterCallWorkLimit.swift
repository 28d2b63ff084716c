import Dialects
import JSONText

/// Invariant 31, second half: work that timed out took exactly the time allowed, other work no longer.
struct AfterCallWorkLimit: ConversationRule {
  static let id = "genesys.wrapup.limit"
  static let summary = "a span with ININ-WRAP-UP-TIMEOUT is wrapupTimeoutMs within 1 s, no span is longer"
  private static let tolerance: Int64 = 1_000

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      guard let start = participant.json.milliseconds("startAcwTime"),
        let end = participant.json.milliseconds("endAcwTime")
      else { continue }
      let limit = participant.json["wrapupTimeoutMs"]?.integer
      let hasTimedOut =
        participant.json["wrapup"]?["code"]?.string == "ININ-WRAP-UP-TIMEOUT"
        || participant.json["wrapupPrompt"]?.string == "forcedTimeout"
      let span = end - start
      let isSound =
        hasTimedOut
        ? limit.map { abs(span - $0) <= Self.tolerance } ?? false : limit.map { span <= $0 + Self.tolerance } ?? true
      report.expect(isSound) { "\(participant.label): \(span) ms of \(limit ?? 0), timed out: \(hasTimedOut)" }
    }
  }
}
