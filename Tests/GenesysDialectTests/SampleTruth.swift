import Dialects
import GenesysDialect
import GroundTruth
import Quantities
import _RuleFixtures
import _SampleRecords

/// The truth of the sample records as the rules see it, in the words of `truth/conversation.ndjson`.
enum SampleTruth {
  /// The conversations of the samples with these names.
  static func index(of names: Set<String>) -> TruthIndex {
    var index = TruthIndex()
    for (name, record) in SampleRecords.all where names.contains(name) { index.add(conversation(record.conversation)) }
    return index
  }

  private static let identifiers = GenesysIdentifiers(seed: SampleRecords.directory.seed)

  /// What the file says about `record`.
  static func conversation(_ record: Conversation) -> TruthIndex.Conversation {
    var told = TruthIndex.Conversation()
    told.id = "conversation-\(record.number)"
    told.kind = word(record.kind)
    told.outcome = word(record.outcome)
    told.queue = record.queue.map { SampleRecords.directory.queues[$0].name }
    told.startedAt = record.span.start.milliseconds
    told.endedAt = record.span.end.milliseconds
    told.genesysConversationID = identifiers.conversationID(record)
    told.legs = record.legs.map { leg($0, of: record) }
    told.actions = record.actions.map { action in
      var told = TruthIndex.Action()
      told.at = action.at.milliseconds
      told.leg = action.leg
      told.action = word(action.kind)
      told.target = action.target
      return told
    }
    return told
  }

  private static func leg(_ leg: Leg, of record: Conversation) -> TruthIndex.Leg {
    var told = TruthIndex.Leg()
    let person = record.person(of: leg)
    told.leg = leg.index
    told.role = word(leg.role)
    told.person = person.name
    told.transport = word(leg.transport)
    told.end = word(leg.end)
    if leg.isHuman {
      switch person.address {
      case .telephone(let number): told.address = number
      case .sip(let address): told.address = "sip:\(address)"
      case .client(let identity): told.address = "client:\(identity)"
      }
    }
    told.offeredAt = leg.offeredAt.milliseconds
    told.answeredAt = leg.answeredAt?.milliseconds
    told.joinedAt = leg.joinedAt?.milliseconds
    told.leftAt = leg.leftAt.milliseconds
    told.genesysParticipantID = identifiers.participantID(leg: leg.index, of: record)
    told.genesysCallID = identifiers.callID(leg: leg.index, of: record)
    return told
  }

  /// What the files call what only a dialler does.
  private static let fileWords = [
    "machine": "unanswered", "dialler_abandoned": "abandoned", "dialler_hung_up": "peer_left",
  ]

  /// `transferConsultStart` as the files spell it: `transfer_consult_start`; `wrapUpStart` is `wrapup_start` there.
  private static func word(_ value: some Any) -> String {
    var text = ""
    for character in String(describing: value) {
      if character.isUppercase { text += "_" }
      text += character.lowercased()
    }
    return fileWords[text] ?? text.replacing("wrap_up", with: "wrapup")
  }
}
