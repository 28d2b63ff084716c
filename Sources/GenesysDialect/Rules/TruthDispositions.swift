import Dialects
import JSONText

/// What the dialer noted on the called party is what a campaign's call of the truth says (reference sections 3.2, 3.5).
struct TruthDispositions: TruthRule {
  static let id = "genesys.truth.disposition"
  static let summary =
    "the dialer's marks stand on the party called for a campaign; its disposition is who it heard, or how the line failed"
  private static let failures = [
    "busy": ["busy"], "no_answer": ["noanswer"],
    "failed": ["notfound"],
  ]

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    guard let hub = conversation.hub else { return }
    let isMarked = hub.participant.json["attributes"]?["dialerCampaignId"] != nil
    let name = hub.json["disposition"]?["name"]?.string.map { String($0.split(separator: ".").last ?? "") }
    guard truth.kind == "outbound" else {
      guard isMarked || name != nil else { return }
      return report.expect(false) { "\(hub.participant.label): a dialer's marks without a campaign" }
    }
    // A call begins with its customer where the dialer placed it; an agent may dial for a campaign or for themselves.
    let isDialled = truth.legs.first?.role == "customer"
    // A call that the carrier did not take says nothing about the line.
    let isThrottled = hub.participant.json["wrapup"]?["code"]?.string == "ININ-OUTBOUND-EXTERNALLY-THROTTLED"
    let expected = isDialled && !isThrottled ? Self.dispositions(of: truth) : []
    let fits = expected.isEmpty ? name == nil : expected.contains(name ?? "")
    report.expect(fits && (isMarked || !isDialled)) {
      "\(hub.participant.label): disposition \(name ?? "absent"), expected one of \(expected)"
    }
  }

  /// What the dialer can have noted.
  private static func dispositions(of truth: TruthIndex.Conversation) -> [String] {
    guard let customer = truth.legs.first, customer.answeredAt != nil else {
      return failures[truth.legs.first?.end ?? ""] ?? []
    }
    if truth.isHungUpOnByDialler, truth.outcome == "unanswered" { return ["machine"] }
    // A dialer that does not listen, or that the called party did not wait for, knows of a line only.
    return ["person", "lineconnected"]
  }
}
