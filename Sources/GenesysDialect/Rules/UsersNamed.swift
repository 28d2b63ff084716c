import Dialects
import JSONText

/// Invariant 26, first half: people of the organisation are users, nobody else is (a voicemail and a facsimile may be
/// somebody's).
struct UsersNamed: ConversationRule {
  static let id = "genesys.participant.user"
  static let summary = "userId stands exactly on agent and user, and userUri ends in it"

  private static let owned = ["voicemail", "fax"]

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants where !Self.owned.contains(participant.purpose) {
      let uri = participant.json["userUri"]?.string
      let expected = participant.userID.map { "/api/v2/users/\($0)" }
      report.expect((participant.userID != nil) == participant.isUser && uri == expected) {
        "\(participant.label): userId \(participant.userID ?? "absent"), userUri \(uri ?? "absent")"
      }
    }
  }
}
