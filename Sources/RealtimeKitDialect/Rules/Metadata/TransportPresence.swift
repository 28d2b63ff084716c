import Dialects
import JSONText

/// Invariants 19 and 20: a transport is there exactly when it carried something, and has one selected pair.
struct TransportPresence: Rule {
  static let id = "realtimekit.transport.presence"
  static let summary =
    "a transport has exactly one nominated pair if any series of its direction has rows, else no pair"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    for (transport, directions) in [
      ("producing_transport", Series.producers), ("consuming_transport", Series.consumers),
    ] {
      let pairs = reading.metadata["candidate_pairs"]?[transport]?.elements ?? []
      let nominated = pairs.count { $0["nominated"]?.boolean ?? false }
      let isUsed = directions.contains { !reading.rows($0).isEmpty }
      report.expect(isUsed ? nominated == 1 : pairs.isEmpty) {
        "\(transport): \(pairs.count) pairs, \(nominated) nominated, used \(isUsed)"
      }
    }
  }
}
