import Dialects
import JSONText

/// What a microphone's packets lost is what the truth counts, less what was lost among packets no report covers.
struct LostPackets: ReportTruthRule {
  static let id = "realtimekit.truth.lost"
  static let summary = "packets_lost add up to the truth's uplink losses, less at most the packets that no row covers"

  func check(
    _ reading: ReportReading, _ leg: TruthIndex.Leg, _ conversation: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    guard let uplink = leg.uplink else { return }
    let rows = reading.rows(.audioProducer)
    let sent = rows.reduce(0) { $0 + $1.count("packets_sent") }
    let lost = rows.reduce(0) { $0 + $1.count("packets_lost") }
    report.expect(lost <= uplink.lost && uplink.lost - lost <= max(0, uplink.sent - sent)) {
      "the rows lost \(lost) of \(sent) packets, the truth \(uplink.lost) of \(uplink.sent)"
    }
  }
}
