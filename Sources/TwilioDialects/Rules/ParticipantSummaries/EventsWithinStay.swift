import Dialects
import JSONText

/// Invariant 39, its first clause.
struct EventsWithinStay: Rule {
  static let id = "twilio.participant.events-within-stay"
  static let summary = "events lie within the stay, in order"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    for (name, values) in document["events"]?.members ?? [] {
      let times = values.elements.compactMap(\.integer).map(SummaryReading.seconds)
      guard !times.isEmpty else { continue }
      let isInside = times.allSatisfy { summary.joined - 1 <= $0 && $0 <= summary.left + 1 }
      report.expect(isInside && times == times.sorted()) {
        "\(name) \(times) in a stay from \(summary.joined) to \(summary.left)"
      }
    }
  }
}
