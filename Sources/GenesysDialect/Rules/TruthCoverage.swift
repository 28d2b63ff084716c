import Dialects
import JSONText

/// Every conversation that the truth gives an id of this platform has one document, and no other has.
struct TruthCoverage: Rule {
  static let id = "genesys.truth.coverage"
  static let summary = "exactly the conversations with a genesys_conversation_id have a document, and one each"
  static let documents = ["genesys.conversation"]
  private var seen: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let id = document["id"]?.string else { return }
    let isNew = seen.insert(id).inserted
    report.expect(isNew && context.truth.byGenesysConversation[id] != nil) {
      isNew ? "the truth does not know \(id)" : "\(id) stands twice"
    }
  }

  func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      guard let id = conversation.genesysConversationID else { continue }
      report.expect(seen.contains(id)) { "\(id) (\(conversation.id)) has no document" }
    }
  }
}
