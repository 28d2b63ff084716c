import Dialects

/// A conversation is held in one medium: each participant has one communication of it, and none has another.
///
/// Who has a callback may have nothing else.
struct OneMedium: ConversationRule {
  static let id = "genesys.media.one-kind"
  static let summary =
    "every participant has exactly one call, chat, email, message or social expression, all the same, "
    + "or just a callback"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let medium = conversation.calls.first?.medium
    for participant in conversation.participants {
      let media = participant.calls.map(\.medium)
      report.expect(media.isEmpty ? !participant.callbacks.isEmpty : media.count == 1 && media.first == medium) {
        "\(participant.label): \(media), in a conversation of \(medium ?? "nothing")"
      }
    }
  }
}
