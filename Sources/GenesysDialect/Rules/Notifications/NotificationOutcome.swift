import Dialects
import JSONText

/// What a desktop was told of whoever has left is what the conversation's final state says.
struct NotificationOutcome: Rule {
  static let id = "genesys.notification.outcome"
  static let summary = "connectedTime, endTime and disconnectType of whoever has left are the final ones"
  static let documents = ["genesys.notification", "genesys.conversation"]

  /// What is known of a participant who has left.
  private struct Ending: Equatable {
    let connected: Int64?
    let end: Int64?
    let disconnect: String?
  }

  /// By conversation, then by participant: what was said, each once.
  private var endings: [String: [String: [Ending]]] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard context.documentType == "genesys.notification" else { return judge(ConversationReading(document), &report) }
    let notification = NotificationReading(document)
    for participant in notification.participants {
      guard let id = participant.id, participant.end != nil else { continue }
      let ending = Self.ending(of: participant)
      let known = endings[notification.conversation]?[id] ?? []
      if !known.contains(ending) { endings[notification.conversation, default: [:]][id] = known + [ending] }
    }
  }

  private func judge(_ conversation: ConversationReading, _ report: inout RuleReport) {
    guard let told = endings[conversation.id ?? ""] else { return }
    for participant in conversation.participants {
      guard let said = told[participant.id ?? ""] else { continue }
      let final = Self.ending(of: participant)
      report.expect(said == [final]) { "\(participant.label): told \(said), finally \(final)" }
    }
  }

  private static func ending(of participant: ParticipantReading) -> Ending {
    // The topic has no words of its own for who does not want to be disturbed.
    let disconnect = participant.calls.first?.disconnectType?.replacing(".donotdisturb", with: "")
    return Ending(connected: participant.connected, end: participant.end, disconnect: disconnect)
  }
}
