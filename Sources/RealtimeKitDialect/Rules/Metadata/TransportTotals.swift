import Dialects
import JSONText

/// Invariant 21: a transport carried at least what its series tell, plus 30 to 80 bytes of headers a packet.
///
/// After a reconnect a transport counts anew, so such peers are left out.
struct TransportTotals: Rule {
  static let id = "realtimekit.transport.totals"
  static let summary = "a pair's packets are at least those of the rows, its bytes theirs plus 30 to 80 per packet"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    guard !reading.hasReconnected else { return }
    for (transport, directions, verb) in [
      ("producing_transport", Series.producers, "sent"), ("consuming_transport", Series.consumers, "received"),
    ] {
      let pairs = reading.metadata["candidate_pairs"]?[transport]?.elements ?? []
      guard let pair = pairs.first(where: { $0["nominated"]?.boolean ?? false }) else { continue }
      var (packets, bytes) = (0, 0)
      for row in directions.flatMap(reading.rows) {
        packets += row.count("packets_\(verb)")
        bytes += row.count("bytes_\(verb)")
      }
      let carried = pair.count("packets_\(verb)")
      let overhead = Double(pair.count("bytes_\(verb)") - bytes) / Double(max(1, carried))
      report.expect(carried >= packets && (30...80).contains(overhead)) {
        "\(transport) \(verb) \(carried) packets, the rows \(packets); \(overhead) bytes of overhead a packet"
      }
    }
  }
}
