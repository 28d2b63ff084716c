import Dialects
import JSONText

/// Invariant 48, its first half.
struct QualityTags: Rule {
  static let id = "twilio.participant.tags"
  static let summary = "a quality tag stands when and only when its threshold is met over the stay"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    for (name, metrics) in summary.directions {
      guard let packets = PacketReading(metrics), let average = metrics["jitter"]?["avg"]?.double,
        let maximum = metrics["jitter"]?["max"]?.double, let latency = metrics["latency"]?["avg"]?.double,
        let score = metrics["mos"]?.double
      else { continue }
      var expected: Set<String> = []
      if packets.expected > 0, packets.lost * 100 >= packets.expected * 5 { expected.insert("high_packet_loss") }
      if average >= 5, maximum >= 20 { expected.insert("high_jitter") }
      if latency >= 150 { expected.insert("high_latency") }
      if score <= 3.5 { expected.insert("low_mos") }
      let tags = (metrics["tags"]?.elements ?? []).compactMap(\.string).filter { $0 != "silent" }
      // Either spelling.
      let stated = Set(tags.map { $0.hasPrefix("high_") || $0 == "low_mos" ? $0 : "high_\($0)" })
      report.expect(stated == expected) { "\(name) has \(stated.sorted()), its figures give \(expected.sorted())" }
    }
  }
}
