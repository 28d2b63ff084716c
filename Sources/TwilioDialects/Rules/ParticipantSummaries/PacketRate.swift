import Dialects
import JSONText

/// Invariant 45, with its tenth of tolerance and a second for the ends; WebRTC may fall silent.
struct PacketRate: Rule {
  static let id = "twilio.participant.packet-rate"
  static let summary = "a direction carries no more than 50 packets a second, and a carrier's no fewer"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let duration = document["duration_seconds"]?.integer, (1...Int64(Int32.max)).contains(duration),
      let type = document["call_type"]?.string
    else { return }
    for (name, metrics) in summary.directions {
      guard let packets = PacketReading(metrics) else { continue }
      let most = 55 * (duration + 1)
      let fewest = type == "client" ? 0 : 45 * max(0, duration - 2)
      report.expect((fewest...most).contains(packets.expected)) {
        "\(name): \(packets.expected) packets in \(duration) s"
      }
    }
  }
}
