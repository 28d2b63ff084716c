import Dialects
import JSONText

/// Invariant 32: a wrap-up that is no draft stands only where somebody spoke and is done.
struct WrapUpAfterCall: ConversationRule {
  static let id = "genesys.wrapup.after-call"
  static let summary =
    "a wrap-up stands on an agent whose call was connected and is over, a dialer's code on the party it called"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      guard let wrapUp = participant.json["wrapup"], wrapUp["provisional"]?.boolean != true else { continue }
      let isDialer = wrapUp["code"]?.string?.hasPrefix("ININ-OUTBOUND-") ?? false
      let isDue =
        isDialer
        ? participant.json["attributes"]?["dialerCampaignId"] != nil
        : participant.purpose == "agent" && participant.communications.contains { !$0.isLive && $0.connected != nil }
      report.expect(isDue) { "\(participant.label) wraps up a call never held" }
    }
  }
}
