import Dialects

/// Counts of packets are within what was sent.
struct MediaCounts: ConversationRule {
  static let id = "truth.leg.media-counts"
  static let summary = "lost <= sent, late <= received, and bursts as soon as there is loss but no more than it"

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for leg in conversation.legs {
      for media in [leg.uplink, leg.downlink].compactMap(\.self) {
        let isSound =
          media.lost <= media.sent && media.late <= media.received && media.bursts <= media.lost
          && (media.lost > 0) == (media.bursts > 0)
        report.expect(isSound) {
          "\(conversation.id): leg \(leg.leg), \(media.sent) sent, \(media.lost) lost in \(media.bursts) bursts, "
            + "\(media.late) late"
        }
      }
    }
  }
}
