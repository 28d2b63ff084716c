import Dialects
import JSONText

/// Invariant 47, its second half: 9 s when truncated, and the sample at hang-up may follow sooner.
struct OccurrenceTimes: Rule {
  static let id = "twilio.participant.occurrence-times"
  static let summary = "occurrences lie 10 s apart within the stay"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    for (name, metrics) in summary.directions {
      for (kind, values) in metrics["occurrences"]?.members ?? [] {
        let times = values.elements.compactMap { $0["timestamp"]?.integer }.map(SummaryReading.seconds)
        guard !times.isEmpty else { continue }
        let isInside = times.allSatisfy { summary.joined <= $0 && $0 <= summary.left }
        let isSpaced = zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 9 || $1 == summary.left && $1 >= $0 }
        let isPossible = times.count <= (summary.left - summary.joined) / 10 + 2
        report.expect(isInside && isSpaced && isPossible) { "\(name) \(kind) at \(times)" }
      }
    }
  }
}
