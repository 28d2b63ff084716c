import Dialects

/// Whoever was in the mix for a second has media.
struct MediaWhereDue: ConversationRule {
  static let id = "truth.leg.media"
  static let summary = "media stands exactly on spoken legs that were joined for at least a second"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for leg in conversation.legs {
      let length = leg.isSpoken ? leg.joinedAt.map { leg.leftAt - $0 } ?? 0 : 0
      // Both ends are rounded down to milliseconds: a leg of a second less a millisecond may be either.
      if length == 999 || length == 1_000 { continue }
      report.expect((leg.uplink != nil) == (length > 1_000)) {
        "\(conversation.id): leg \(leg.leg), joined for \(length) ms, has \(leg.uplink == nil ? "no " : "")media"
      }
    }
  }
}
