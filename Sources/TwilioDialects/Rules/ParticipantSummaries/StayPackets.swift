import Dialects
import JSONText

/// Agreement with the truth: inbound is the uplink, outbound the downlink, and media stands where the truth has it.
///
/// Of a call that goes on after the conference the truth tells the media of both together.
struct StayPackets: Rule {
  static let id = "twilio.participant.packets"
  static let summary = "packets received and lost are those of the truth, or no more where the call went on"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let leg = context.truth.byTwilioParticipant[summary.participant].map(context.truth.leg) else { return }
    for (name, media) in [("inbound", leg.uplink), ("outbound", leg.downlink)] {
      let packets = document["metrics"]?[name].flatMap(PacketReading.init)
      if document["call_status"]?.string == "answered" {
        let most = (media?.received ?? 0, media?.lost ?? 0)
        report.expect(packets.map { $0.received <= most.0 && $0.lost <= most.1 } ?? true) {
          "\(name): \(packets?.received ?? -1) received and \(packets?.lost ?? -1) lost, in the truth no more than "
            + "\(most.0) and \(most.1)"
        }
        continue
      }
      report.expect(
        packets?.received == (media?.received).map(Int64.init) && packets?.lost == (media?.lost).map(Int64.init)
      ) {
        "\(name): \(packets?.received ?? -1) received and \(packets?.lost ?? -1) lost, in the truth "
          + "\(media?.received ?? -1) and \(media?.lost ?? -1)"
      }
    }
  }
}
