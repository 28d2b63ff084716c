import Dialects
import JSONText

/// Invariant 44, to the precision of the single-precision number it is printed from.
struct LossPercentage: Rule {
  static let id = "twilio.participant.loss-percentage"
  static let summary = "packet_loss_percentage is 100 * lost / (lost + received)"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    for (name, metrics) in summary.directions {
      guard let packets = PacketReading(metrics), let stated = metrics["packet_loss_percentage"]?.double else {
        continue
      }
      let expected = packets.lossPercent
      report.expect(abs(stated - expected) <= expected * 1e-6) { "\(name) states \(stated), counts give \(expected)" }
    }
  }
}
