import Dialects
import JSONText

/// What the dialer noted on the called party is what a campaign's call of the truth says (reference sections 3.2, 3.5).
struct TruthDispositions: TruthRule {
  static let id = "genesys.truth.disposition"
  static let summary =
    "the dialer's marks stand on the party called for a campaign; its disposition is who it heard, or how the line failed"
  private static let failures = ["busy": "busy", "no_answer": "noanswer", "failed": "notfound"]

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    guard let hub = conversation.hub else { return }
    let isMarked = hub.participant.json["attributes"]?["dialerCampaignId"] != nil
    let name = hub.json["disposition"]?["name"]?.string.map { String($0.split(separator: ".").last ?? "") }
    guard let campaign = truth.campaign else {
      guard isMarked || name != nil else { return }
      return report.expect(false) { "\(hub.participant.label): a dialer's marks without a campaign" }
    }
    let end = truth.legs.first { $0.role == "customer" }?.end ?? ""
    let expected: String? =
      campaign.pacing == "preview"
      ? nil : campaign.detectedAs ?? (campaign.answeredBy == nil ? Self.failures[end] : "lineconnected")
    report.expect(isMarked && name == expected) {
      "\(hub.participant.label): disposition \(name ?? "absent"), expected \(expected ?? "none")"
    }
  }
}
