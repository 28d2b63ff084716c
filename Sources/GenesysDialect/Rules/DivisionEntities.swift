import Dialects
import JSONText

/// Invariant 36: the divisions list every queue and user of the conversation.
struct DivisionEntities: ConversationRule {
  static let id = "genesys.conversation.divisions"
  static let summary = "every queueId and userId is an entity of a division"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let entities = (conversation.json["divisions"]?.elements ?? []).flatMap { $0["entities"]?.elements ?? [] }
      .compactMap { $0["id"]?.string }
    for participant in conversation.participants {
      for id in [participant.queueID, participant.userID].compactMap(\.self) {
        report.expect(entities.contains(id)) { "\(participant.label): \(id) is in no division" }
      }
    }
  }
}
