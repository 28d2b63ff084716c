import Dialects
import JSONText

/// How a person's leg ended is why the call disconnected (section 3.10).
///
/// Transfers are the business of the transfer rules, hand-overs by the platform of `FlowHandOver` and `QueueRelease`.
struct TruthOutcomes: TruthRule {
  static let id = "genesys.truth.outcome"
  static let summary = "disconnectType is one that the leg's end allows"
  private static let insiders = [
    "hung_up": ["client", "endpoint"], "peer_left": ["peer"], "cancelled": ["peer"], "removed": ["peer"],
    "declined": ["client", "endpoint.donotdisturb"], "no_answer": ["system", "timeout", "transfer.noanswer"],
    "network_lost": ["transport.failure"], "failed": ["error"], "busy": ["system"],
    "routed": ["transfer.donotdisturb", "transfer.forward", "transfer.notavailable"],
  ]
  /// People who write: nobody hangs up a device.
  private static let writers = [
    "hung_up": ["client", "endpoint", "other", "uncallable", "spam", "transfer.conference"], "peer_left": ["peer"],
    "cancelled": ["peer"], "declined": ["client"], "no_answer": ["system", "transfer.noanswer"],
    "network_lost": ["transport.failure", "error"],
  ]
  private static let writingCustomers = [
    "hung_up": ["client", "endpoint"], "abandoned": ["client", "timeout", "other"], "peer_left": ["peer"],
    "cancelled": ["peer"], "removed": ["inactivity", "session.expired", "timeout"],
    "network_lost": ["transport.failure", "timeout"], "failed": ["error", "uncallable"], "no_answer": ["timeout"],
  ]
  private static let outsiders = [
    "hung_up": ["endpoint"], "abandoned": ["endpoint"], "declined": ["endpoint", "spam"], "busy": ["endpoint"],
    "peer_left": ["peer"], "cancelled": ["peer"], "removed": ["peer"], "no_answer": ["timeout"],
    "network_lost": ["transport.failure"], "failed": ["uncallable", "error", "other"],
  ]

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    for match in conversation.matched(truth) where match.leg.isHuman {
      let isInsider = match.leg.role == "agent" || match.leg.role == "coach"
      let words =
        match.leg.isSpoken
        ? (isInsider ? Self.insiders : Self.outsiders) : (isInsider ? Self.writers : Self.writingCustomers)
      guard let disconnect = match.voice.disconnectType,
        let allowed = truth.isHungUpOnByDialler ? ["system"] : words[match.leg.end]
      else { continue }
      report.expect(allowed.contains(disconnect)) {
        "leg \(match.leg.leg) (\(match.leg.role)) ends as \(match.leg.end), the call as \(disconnect)"
      }
    }
  }
}
