import Dialects
import JSONText

/// An event of a user's conversation topic as the rules read it.
struct NotificationReading {
  let json: JSONValue
  /// Participants in the order of the document.
  let participants: [ParticipantReading]

  init(_ json: JSONValue) {
    self.json = json
    participants = (json["eventBody"]?["participants"]?.elements ?? []).map(ParticipantReading.init)
  }

  /// When it came, milliseconds since the epoch.
  var time: Int64 { json.milliseconds("recordedAt") ?? 0 }
  var topic: String { json["topicName"]?.string ?? "" }
  /// The user whose topic it is.
  var user: String? { GenesysNotificationShape.user(ofTopic: topic) }
  var body: JSONValue? { json["eventBody"] }
  var conversation: String { body?["id"]?.string ?? "" }
  var calls: [CallReading] { participants.flatMap(\.calls) }
  /// What identifies the sequence that it belongs to: what one desktop sees of one conversation.
  var sequence: String { "\(topic) \(conversation)" }
  /// Whether its user is done with the conversation: off the call, and through with the work after it.
  var isLast: Bool {
    calls.filter { $0.participant.userID == user }.allSatisfy {
      ($0.state == "terminated" || $0.isWritten && $0.state == "disconnected")
        && $0.json["afterCallWork"]?["state"]?.string != "pending"
    }
  }
  /// The commands in the list of transfers.
  var transfers: [JSONValue] { body?["recentTransfers"]?.elements ?? [] }
}

/// A rule about one event at a time.
protocol NotificationRule: Rule {
  func check(_ notification: NotificationReading, _ report: inout RuleReport)
}

extension NotificationRule {
  static var documents: [String] { ["genesys.notification"] }

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    check(NotificationReading(document), &report)
  }
}
