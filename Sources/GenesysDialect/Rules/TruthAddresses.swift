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
      // Who writes is known by a number, or by what the service calls them.
      guard match.leg.isSpoken else {
        report.expect(!stated.hasPrefix("+") || stated == known) {
          "leg \(match.leg.leg): \(stated), in truth \(known)"
        }
        continue
      }
      // The truth tells a SIP address and a client's identity with or without their scheme.
      let bare = ["sip:", "client:"].first { known.hasPrefix($0) }.map { String(known.dropFirst($0.count)) } ?? known
      // Behind the trunk a client's identity is a user of ours, in whom an `@` is escaped.
      let user = bare.replacing("@", with: "%40")
      report.expect(["tel:\(bare)", "sip:\(bare)"].contains(stated) || stated.hasPrefix("sip:\(user)@")) {
        "leg \(match.leg.leg): address \(stated), in truth \(known)"
      }
    }
  }
}
