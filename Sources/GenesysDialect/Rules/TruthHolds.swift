import Dialects

/// The outside party's holds stand as Hold segments on the call of the agent who placed them, at the same millisecond.
///
/// While an agent consults, and until the party is taken back, the party is parked and the agent's call shows nothing.
struct TruthHolds: TruthRule {
  static let id = "genesys.truth.holds"
  static let summary =
    "an agent's Hold and Parked segments are the holds they placed on the customer, consults apart"

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    guard let hub = truth.legs.first(where: { $0.role == "customer" })?.leg else { return }
    for match in conversation.matched(truth) where match.leg.role == "agent" && match.voice.connected != nil {
      let stated = match.voice.segments.filter { ["Hold", "Parked"].contains($0.type) }.compactMap {
        segment -> [Int64]? in
        guard let start = segment.start, let end = segment.end else { return nil }
        return [start, end]
      }
      let expected = holds(by: match.leg, on: hub, truth).compactMap { hold -> [Int64]? in
        guard let end = match.voice.disconnected, hold[0] < end else { return nil }
        return [hold[0], min(hold[1], end)]
      }
      report.expect(stated == expected) { "leg \(match.leg.leg): Hold segments \(stated), holds \(expected)" }
    }
  }

  private func holds(by agent: TruthIndex.Leg, on hub: Int, _ truth: TruthIndex.Conversation) -> [[Int64]] {
    var found: [[Int64]] = []
    var start: Int64?
    var consulted: Int?
    func close(_ time: Int64) {
      if let begun = start, begun < time { found.append([begun, time]) }
      start = nil
    }
    for action in truth.actions {
      // A consulted party who left ends the consult, but the customer stays parked until taken back.
      if let leg = consulted, truth.legs[leg].leftAt < action.at { consulted = nil }
      switch action.action {
      case "transfer_consult_start" where action.leg == agent.leg:
        consulted = action.target
        close(action.at)
      case "transfer_consult_complete" where action.leg == agent.leg,
        "transfer_consult_cancel" where action.leg == agent.leg, "conference_merge" where action.leg == agent.leg:
        consulted = nil
      case "hold" where action.leg == agent.leg && action.target == hub:
        if consulted == nil { start = start ?? action.at }
      case "unhold" where action.target == hub: close(action.at)
      default: continue
      }
    }
    close(min(agent.leftAt, truth.legs[hub].leftAt))
    return found
  }
}
