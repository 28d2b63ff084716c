import Dialects
import JSONText

/// Nothing gets through an outage.
struct OutagesSilence: Rule {
  static let id = "truth.impairment.silence"
  static let summary = "of the legs that an outage hit, no packet arrives in a second that lies wholly inside"
  static let documents = ["truth.impairment", "truth.media"]

  /// How far from when it is due a packet may depart, milliseconds.
  ///
  /// Five standard deviations of a sender's timing are 6.5. A packet counts in the second in which it departs, and an
  /// outage takes those that are due in it; that times are rounded down is allowed for as well.
  private static let timing: Int64 = 10

  private var outages: [ImpairmentReading.Hit: [Range<Int64>]] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    if context.documentType == "truth.impairment" {
      guard document["effects"]?["outage"] != nil, let outage = ImpairmentReading(document), outage.from < outage.to
      else { return }
      for hit in outage.hits { outages[hit, default: []].append(outage.from..<outage.to) }
    } else if let conversation = document["conversation_id"]?.string, let leg = document["leg"]?.integer,
      let spans = outages[ImpairmentReading.Hit(conversation: conversation, leg: Int(leg))],
      let start = document["from"]?.instant
    {
      let (sent, lost) = (document["sent"]?.elements ?? [], document["lost"]?.elements ?? [])
      for (second, packets) in zip(sent, lost).enumerated() {
        let begin = start + Int64(second) * 1_000
        let isInside = spans.contains {
          $0.lowerBound + Self.timing < begin && begin + 1_000 + Self.timing < $0.upperBound
        }
        guard isInside else { continue }
        report.expect(packets.0.integer == packets.1.integer) {
          "leg \(leg) second \(second): \(packets.0.integer ?? 0) sent, \(packets.1.integer ?? 0) lost in an outage"
        }
      }
    }
  }
}
