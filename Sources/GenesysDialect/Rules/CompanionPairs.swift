import Dialects
import JSONText

/// The two sides of what goes on beside a conversation point at each other.
struct CompanionPairs: ConversationRule {
  static let id = "genesys.beside.peer"
  static let summary = "peerId is a communication of the same list of another participant, whose peerId is this one"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let beside = conversation.beside
    for one in beside {
      guard let peer = one.json["peerId"]?.string else { continue }
      let other = beside.first { $0.list == one.list && $0.json["id"]?.string == peer }
      let isPair =
        other?.participant.id != one.participant.id && other?.json["peerId"]?.string == one.json["id"]?.string
      report.expect(other != nil && isPair) { "\(one.participant.label): \(one.list) points at \(peer)" }
    }
  }
}
