import Dialects

/// Conversation and impairment name each other.
struct ImpairmentsListed: ImpairmentRule {
  static let id = "truth.impairment.listed"
  static let summary = "a conversation lists an impairment exactly when the impairment lists one of its legs"

  private var hits: [String: Set<String>] = [:]

  mutating func check(_ impairment: ImpairmentReading, _ context: RuleContext, _ report: inout RuleReport) {
    for hit in impairment.hits { hits[hit.conversation, default: []].insert(impairment.id) }
  }

  func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      let told = Set(conversation.impairments)
      let expected = hits[conversation.id] ?? []
      if told.isEmpty && expected.isEmpty { continue }
      report.expect(told == expected) {
        "\(conversation.id): lists \(told.sorted()), is listed by \(expected.sorted())"
      }
    }
  }
}
