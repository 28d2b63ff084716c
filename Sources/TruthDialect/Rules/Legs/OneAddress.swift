import Dialects

/// A person is reached in one way.
struct OneAddress: ConversationRule {
  static let id = "truth.person.address"
  static let summary = "the same person always has the same address"

  private var addresses: [String: String] = [:]

  mutating func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for leg in conversation.legs where leg.isHuman {
      guard let address = leg.address else { continue }
      let before = addresses[leg.person, default: address]
      addresses[leg.person] = before
      report.expect(before == address) { "\(conversation.id): \(leg.person) at \(address), before at \(before)" }
    }
  }
}
