import Dialects

/// An impairment hits whose media it overlaps.
struct HitsOverlap: ImpairmentRule {
  static let id = "truth.impairment.legs"
  static let summary = "the legs of an impairment exist, are on its network, and their media overlapped it"

  func check(_ impairment: ImpairmentReading, _ context: RuleContext, _ report: inout RuleReport) {
    for hit in impairment.hits {
      let conversation = context.truth.byConversationID[hit.conversation].map { context.truth.conversations[$0] }
      let isHit =
        conversation.map { conversation in
          conversation.legs.indices.contains(hit.leg)
            && impairment.mayOverlap(conversation.legs[hit.leg], of: conversation)
        } ?? false
      report.expect(isHit) { "\(impairment.id): leg \(hit.leg) of \(hit.conversation) was not hit" }
    }
  }
}
