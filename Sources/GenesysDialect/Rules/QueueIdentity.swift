import Dialects
import JSONText

/// Section 2: over a run a queue keeps its id and its name.
struct QueueIdentity: Rule {
  static let id = "genesys.queue.identity"
  static let summary = "over the run one queueId has one queueName and one queueName one queueId"
  static let documents = ["genesys.conversation"]
  private var names: [String: String] = [:]
  private var ids: [String: String] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    for participant in ConversationReading(document).participants {
      guard let id = participant.queueID, let name = participant.queueName else { continue }
      let known = names[id] ?? name
      let knownID = ids[name] ?? id
      names[id] = known
      ids[name] = knownID
      report.expect(known == name && knownID == id) { "\(participant.label): queue \(id) called \(name) and \(known)" }
    }
  }
}
