import Dialects
import JSONText

/// Invariant 23: all checks together took at least as long as the last one, and that took some time.
struct TransportRoundTrip: Rule {
  static let id = "realtimekit.transport.round-trip"
  static let summary = "total_round_trip_time >= current_round_trip_time > 0, in whole milliseconds"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let pairs = ReportReading(document).metadata["candidate_pairs"]
    for transport in ["producing_transport", "consuming_transport"] {
      for pair in pairs?[transport]?.elements ?? [] {
        // A pair that was not taken may never have had an answer.
        guard pair["nominated"]?.boolean ?? false || pair["current_round_trip_time"] != nil else { continue }
        let current = pair.number("current_round_trip_time")
        let total = pair.number("total_round_trip_time")
        let isWhole = abs(current * 1_000 - (current * 1_000).rounded()) < 1e-6
        report.expect(total >= current && current > 0 && isWhole) { "current \(current) s, total \(total) s" }
      }
    }
  }
}
