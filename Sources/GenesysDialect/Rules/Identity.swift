import Dialects
import JSONText

/// Invariant 1: the document names itself the same everywhere; that the names are there is the contract table's.
struct Identity: ConversationRule {
  static let id = "genesys.conversation.identity"
  static let summary = "id equals conversationId and selfUri ends in it"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    guard let id = conversation.id, let wrapper = conversation.json["conversationId"]?.string,
      let path = conversation.json["selfUri"]?.string
    else { return }
    report.expect(id == wrapper && path == "/api/v2/conversations/\(id)") {
      "id \(id), conversationId \(wrapper), selfUri \(path)"
    }
  }
}
