import Dialects
import JSONText

/// A call connects when the truth's leg was answered.
///
/// People and coaches to within 10 ms; callers and the platform's own legs to within a second, for the platform has its own
/// figures for taking a call. An agent who dials connects when the party called answers, so that party's time counts.
struct TruthConnects: TruthRule {
  static let id = "genesys.truth.connect"
  static let summary = "connectedTime is the leg's answered_at, absent when it was not answered"

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    let matched = conversation.matched(truth)
    for match in matched {
      var answered = match.leg.answeredAt
      if match.call.initialState == "contacting", match.leg.role == "agent" {
        answered = matched.first { $0.leg.role == "customer" }?.leg.answeredAt
        // On business or inside the house: whoever, or whose mailbox, is there first.
        if truth.isOffice {
          answered = matched.filter { $0.leg.leg != match.leg.leg }.compactMap(\.leg.answeredAt).min()
        }
      }
      let isSlow =
        ["ivr", "queue"].contains(match.leg.role) || match.call.initialState == "offering"
        || (match.leg.role == "customer" && !match.leg.isSpoken)
      let tolerance: Int64 = isSlow ? 1_000 : 10
      let connected = match.call.connected
      let agrees =
        if let connected, let answered { abs(connected - answered) <= tolerance } else {
          (connected == nil) == (answered == nil)
        }
      report.expect(agrees) {
        "leg \(match.leg.leg) (\(match.leg.role)) connects at \(connected ?? 0), was answered at \(answered ?? 0)"
      }
    }
  }
}
