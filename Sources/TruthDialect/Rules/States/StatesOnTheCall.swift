import Dialects

/// Who is busy with a conversation has a leg in it, or looks at the contact before dialling.
struct StatesOnTheCall: StateRule {
  static let id = "truth.agent-state.conversation"
  static let summary =
    "offered, talking, wrap_up and coaching name a conversation in which the person then has a leg or looks at the contact"

  private static let busy: Set<String> = ["offered", "talking", "wrap_up", "coaching"]

  func check(_ change: StateReading, _ context: RuleContext, _ report: inout RuleReport) {
    guard Self.busy.contains(change.state) else { return }
    let conversation = change.conversation.flatMap { context.truth.byConversationID[$0] }
      .map { context.truth.conversations[$0] }
    let own = conversation?.legs.filter { $0.person == change.person } ?? []
    let isThere = own.contains { $0.offeredAt <= change.at && change.at <= $0.leftAt }
    let isLooking =
      change.state == "offered"
      && (conversation.map { $0.isPreviewed(by: change.person, from: change.at, until: $0.startedAt) } ?? false)
    report.expect(isThere || isLooking) {
      "\(change.person): \(change.state) at \(change.at) without a leg in \(change.conversation ?? "any conversation")"
    }
  }
}
