import Dialects

/// An impairment leaves nobody out whose media it overlaps.
struct HitsComplete: ImpairmentRule {
  static let id = "truth.impairment.complete"
  static let summary = "every leg whose media an impairment of its network overlapped is among the impairment's legs"

  func check(_ impairment: ImpairmentReading, _ context: RuleContext, _ report: inout RuleReport) {
    let told = Set(impairment.hits)
    for conversation in context.truth.conversations
    where conversation.startedAt < impairment.to && impairment.from < conversation.endedAt {
      for leg in conversation.legs where impairment.overlaps(leg, of: conversation) {
        // Rounding down may make an overlap of a last millisecond out of none.
        guard let joined = leg.joinedAt, impairment.to - joined > 1, leg.leftAt - impairment.from > 1 else { continue }
        report.expect(told.contains(ImpairmentReading.Hit(conversation: conversation.id, leg: leg.leg))) {
          "\(impairment.id): leg \(leg.leg) of \(conversation.id) is left out"
        }
      }
    }
  }
}
