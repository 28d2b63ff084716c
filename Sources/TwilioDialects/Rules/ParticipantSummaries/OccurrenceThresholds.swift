import Dialects
import JSONText

/// Invariant 47, its first clause.
struct OccurrenceThresholds: Rule {
  static let id = "twilio.participant.occurrence-thresholds"
  static let summary = "every occurrence breaches the threshold of a 10-second sample"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    for (name, metrics) in summary.directions {
      guard let occurrences = metrics["occurrences"] else { continue }
      for occurrence in occurrences["packet_loss"]?.elements ?? [] {
        guard let percent = occurrence["percent"]?.double else { continue }
        report.expect(percent >= 5) { "\(name): \(percent) % lost" }
      }
      for occurrence in occurrences["jitter"]?.elements ?? [] {
        guard let average = occurrence["avg"]?.double, let maximum = occurrence["max"]?.double else { continue }
        report.expect(average >= 5 || maximum >= 30) { "\(name): jitter \(average), at most \(maximum)" }
      }
      for occurrence in occurrences["latency"]?.elements ?? [] {
        guard let average = occurrence["avg"]?.double else { continue }
        report.expect(average >= 150) { "\(name): latency \(average)" }
      }
    }
  }
}
