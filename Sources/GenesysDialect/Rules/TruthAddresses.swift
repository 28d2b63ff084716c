import Dialects
import JSONText

/// An outside party's address is the one the truth reaches them by.
struct TruthAddresses: TruthRule {
  static let id = "genesys.truth.address"
  static let summary = "address of outside participants spells the leg's address"

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    for match in conversation.matched(truth) where match.call.participant.isOutside {
      guard let known = match.leg.address, let stated = match.call.participant.json["address"]?.string else { continue }
      let bare = known.hasPrefix("sip:") ? String(known.dropFirst(4)) : known
      let isSame = ["tel:\(bare)", "sip:\(bare)"].contains(stated) || stated.hasPrefix("sip:\(bare)@")
      // The truth may spell a client's identity with its scheme.
      let identity = bare.hasPrefix("client:") ? String(bare.dropFirst(7)) : bare
      report.expect(isSame || stated.hasPrefix("sip:\(identity)@")) {
        "leg \(match.leg.leg): address \(stated), in truth \(known)"
      }
    }
  }
}
