import Dialects
import JSONText

/// Invariant 22: a transport's newest packets are as new as the last report.
struct TransportClock: Rule {
  static let id = "realtimekit.transport.clock"
  static let summary = "the last packet was sent within 200 ms of the newest row, and received at most 50 ms after it"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    let newest = Series.allCases.compactMap { reading.rows($0).last?.time("timestamp") }.max()
    for transport in ["producing_transport", "consuming_transport"] {
      for pair in reading.metadata["candidate_pairs"]?[transport]?.elements ?? [] {
        guard let newest, pair["nominated"]?.boolean ?? false else { continue }
        let sent = Int64(pair.count("last_packet_sent_timestamp")) - newest
        let received = Int64(pair.count("last_packet_received_timestamp")) - newest
        report.expect(abs(sent) <= 200 && received <= 50) {
          "\(transport): sent \(sent) ms and received \(received) ms after the newest row"
        }
      }
    }
  }
}
