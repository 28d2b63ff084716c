import Dialects

/// The work after a call starts when the leg is over.
struct WrapUpFollows: ConversationRule {
  static let id = "truth.action.wrap-up"
  static let summary = "wrapup_start is at the leg's left_at, and one wrapup_end follows it"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for leg in conversation.legs {
      let own = conversation.actions.filter { $0.leg == leg.leg && $0.action.hasPrefix("wrapup_") }
      guard !own.isEmpty else { continue }
      let isSound =
        own.map(\.action) == ["wrapup_start", "wrapup_end"] && own[0].at == leg.leftAt && own[0].at <= own[1].at
      report.expect(isSound) { "\(conversation.id): leg \(leg.leg) left at \(leg.leftAt), \(own.map(\.at))" }
    }
  }
}
