import Dialects

/// Invariant 24: when a two-party call ends, one leg is the cause and the other one follows within 50 ms.
struct HangUpCause: ConversationRule {
  static let id = "genesys.call.hang-up-cause"
  static let summary =
    "at the end of a two-party call one leg carries the cause, the other reads peer, 0 to 50 ms later"
  private static let window: Int64 = 50
  private static let causes = [
    "endpoint", "endpoint.donotdisturb", "client", "system", "error", "transport.failure", "timeout", "uncallable",
    "inactivity", "spam", "other", "session.expired",
  ]

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let parties = conversation.calls.filter { !$0.participant.isSupervisor && !$0.leftByTransfer }
    guard let hub = conversation.hub, let last = parties.compactMap(\.disconnected).max() else { return }
    let live = parties.filter { ($0.disconnected ?? 0) >= last - Self.window }
    guard live.count == 2, live.contains(where: { $0.id == hub.id }) else { return }
    let causes = live.filter { Self.causes.contains($0.disconnectType ?? "") }
    guard let cause = causes.first?.disconnected, causes.count == 1 else {
      return report.expect(false) { "ended as \(live.compactMap(\.disconnectType))" }
    }
    let others = live.filter { !Self.causes.contains($0.disconnectType ?? "") }
    let follow = others.allSatisfy { other in
      other.disconnectType == "peer" && other.disconnected.map { $0 >= cause } ?? false
    }
    report.expect(follow) { "the cause ended at \(cause), the other leg as \(others.compactMap(\.disconnectType))" }
  }
}
