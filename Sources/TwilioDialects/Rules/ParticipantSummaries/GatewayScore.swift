import Dialects
import JSONText

/// Invariant 46, its last clause, sharpened: with one formula for all, more loss cannot score higher.
struct GatewayScore: Rule {
  static let id = "twilio.participant.mos"
  static let summary = "mos is the G.107 score of the packets lost"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    for (name, metrics) in summary.directions {
      guard let packets = PacketReading(metrics), let stated = metrics["mos"]?.double else { continue }
      let expected = Self.score(packets.lossPercent)
      report.expect(abs(stated - expected) <= 0.05 + 1e-9) { "\(name) scores \(stated), its loss gives \(expected)" }
    }
  }
}

extension GatewayScore {
  /// ITU-T G.107 for G.711 with concealment (Bpl 25.1) at its default delay: R = 93.2 without loss.
  private static func score(_ lossPercent: Double) -> Double {
    let rating = 93.2 - lossPercent / (lossPercent + 25.1) * 95
    return 1 + rating * 0.035 + rating * (rating - 60) * (100 - rating) * 0.000_007
  }
}
