import Dialects

/// Who is busy with a conversation has a leg in it.
struct StatesOnTheCall: StateRule {
  static let id = "truth.agent-state.conversation"
  static let summary = "offered, talking, wrap_up and coaching name a conversation in which the person then has a leg"

  private static let busy: Set<String> = ["offered", "talking", "wrap_up", "coaching"]

  func check(_ change: StateReading, _ context: RuleContext, _ report: inout RuleReport) {
    guard Self.busy.contains(change.state) else { return }
    let legs =
      change.conversation.flatMap { context.truth.byConversationID[$0] }
      .map { context.truth.conversations[$0].legs } ?? []
    report.expect(legs.contains { $0.person == change.person && $0.offeredAt <= change.at && change.at <= $0.leftAt }) {
      "\(change.person): \(change.state) at \(change.at) without a leg in \(change.conversation ?? "any conversation")"
    }
  }
}
