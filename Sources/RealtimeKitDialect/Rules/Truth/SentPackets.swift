import Dialects
import JSONText

/// What a microphone sent up to its last report is what the truth counts, less what no report covers.
struct SentPackets: ReportTruthRule {
  static let id = "realtimekit.truth.sent"
  static let summary = "packets_sent add up to the truth's uplink, less at most 50 a second that no row covers"

  func check(
    _ reading: ReportReading, _ leg: TruthIndex.Leg, _ conversation: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    guard let uplink = leg.uplink, let joined = leg.joinedAt else { return }
    let rows = reading.rows(.audioProducer)
    let sent = rows.reduce(0) { $0 + $1.count("packets_sent") }
    // Who watches sends nothing, or only once on the stage: what the truth counts before is silence that nobody got. Of
    // whoever is still there the truth counts what comes later as well.
    guard !reading.isAudience, !reading.isLive else {
      report.expect(sent <= uplink.sent) { "the rows have \(sent) packets, the truth \(uplink.sent)" }
      return
    }
    let uncovered = Self.uncovered(rows, from: joined, to: leg.leftAt, conversation: conversation, leg: leg.leg)
    // A packet may be cut off at either end of each stretch.
    let allowance = Int(uncovered / 20) + 5
    report.expect(sent <= uplink.sent && uplink.sent - sent <= allowance) {
      "the rows have \(sent) packets, the truth \(uplink.sent), \(uncovered) ms are not covered"
    }
  }

  /// Milliseconds of the stay that lie after the last row, or in a loss up to the return.
  static func uncovered(
    _ rows: [JSONValue], from joined: Int64, to left: Int64, conversation: TruthIndex.Conversation, leg: Int
  ) -> Int64 {
    let times = rows.compactMap { $0.time("timestamp") }
    var uncovered = left - (times.last ?? joined)
    for action in conversation.actions where action.action == "reconnect" && action.leg == leg {
      guard (times.last ?? 0) > action.at else { continue }
      // Who joined while the network was silent has no row before.
      uncovered += action.at - (times.last { $0 < action.at } ?? joined)
    }
    return uncovered
  }
}
