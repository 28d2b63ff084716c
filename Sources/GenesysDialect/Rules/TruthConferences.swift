import Dialects

/// A conversation into which third parties are called, or in which all speak together, is a conference.
struct TruthConferences: TruthRule {
  static let id = "genesys.truth.conferences"
  static let summary = "maxParticipants stands exactly where the truth has a party_add or conference_merge"

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    let isConference = truth.actions.contains { $0.action == "party_add" || $0.action == "conference_merge" }
    guard isConference || conversation.isConference else { return }
    report.expect(isConference == conversation.isConference) {
      "\(truth.id): \(isConference ? "a" : "no") conference in the truth"
    }
  }
}
