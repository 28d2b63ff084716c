import Dialects
import JSONText

/// Invariant 2: no two participants and no two communications of a conversation share an id.
struct UniqueIdentifiers: ConversationRule {
  static let id = "genesys.conversation.unique-ids"
  static let summary = "participant ids and communication ids are unique in the conversation"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    expectUnique(conversation.participants.compactMap(\.id), "participant", &report)
    let others = conversation.participants.flatMap { participant in
      ConversationReading.otherMedia.flatMap { participant.json[$0]?.elements ?? [] }.compactMap { $0["id"]?.string }
    }
    expectUnique(conversation.calls.compactMap(\.id) + others, "communication", &report)
  }

  private func expectUnique(_ ids: [String], _ kind: String, _ report: inout RuleReport) {
    report.expect(Set(ids).count == ids.count) { "\(ids.count) \(kind) ids, \(Set(ids).count) of them different" }
  }
}
