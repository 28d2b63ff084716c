import Dialects

/// A merge takes everybody off hold.
struct MergesFree: ConversationRule {
  static let id = "truth.conference.merge"
  static let summary = "before conference_merge somebody is on hold, after it nobody"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for action in conversation.actions where action.action == "conference_merge" {
      let holds = conversation.legs.flatMap { conversation.holds(of: $0.leg) }
      let before = holds.filter { $0.lowerBound < action.at && action.at <= $0.upperBound }
      let after = holds.filter { $0.lowerBound <= action.at && action.at < $0.upperBound }
      report.expect(!before.isEmpty && after.isEmpty) {
        "\(conversation.id): \(before.count) on hold before the merge at \(action.at), \(after.count) after it"
      }
    }
  }
}
