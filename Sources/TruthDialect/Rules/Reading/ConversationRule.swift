import Dialects
import JSONText

/// A rule about what really happened in one conversation.
protocol ConversationRule: Rule {
  /// Looks at one conversation as its line tells it.
  mutating func check(
    _ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport)
}

extension ConversationRule {
  static var documents: [String] { ["truth.conversation"] }

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    check(TruthIndex.Conversation(document), context, &report)
  }
}

extension TruthIndex.Conversation {
  /// An action with who acts and whom it concerns.
  struct Act {
    let action: TruthIndex.Action
    let actor: TruthIndex.Leg
    let target: TruthIndex.Leg?
  }

  /// Every action, in the order of the line.
  var acts: [Act] {
    actions.map { action in Act(action: action, actor: legs[action.leg], target: action.target.map { legs[$0] }) }
  }

  /// When a leg was on hold: from each `hold` of it to the next `unhold`, or to its end.
  func holds(of leg: Int) -> [ClosedRange<Int64>] {
    intervals(from: "hold", to: "unhold", until: legs[leg].leftAt) { $0.target == leg }
  }

  /// When a leg had muted itself.
  func mutes(of leg: Int) -> [ClosedRange<Int64>] {
    intervals(from: "mute", to: "unmute", until: legs[leg].leftAt) { $0.leg == leg }
  }

  private func intervals(
    from opening: String, to closing: String, until end: Int64, _ isMeant: (TruthIndex.Action) -> Bool
  ) -> [ClosedRange<Int64>] {
    var found: [ClosedRange<Int64>] = []
    var start: Int64?
    for action in actions where isMeant(action) {
      if action.action == opening, start == nil { start = action.at }
      if action.action == closing, let begun = start {
        found.append(begun...max(begun, action.at))
        start = nil
      }
    }
    if let start { found.append(start...max(start, end)) }
    return found
  }
}

extension TruthIndex.Leg {
  /// Whether it is one of those whom a call is between: not a coach, not the platform.
  var isParty: Bool { role == "customer" || role == "agent" || role == "external" }

  /// Whether it was there at a time, in the mix or not, its first and last instant included.
  func wasOpen(at time: Int64) -> Bool { offeredAt <= time && time <= leftAt }

  /// Whether it took part at a time, its first and last instant included.
  func wasJoined(at time: Int64) -> Bool { engagedAt.map { $0 <= time && time <= leftAt } ?? false }
}
