import Dialects
import JSONText

/// Messages are sent while their communication is there, in order, each with an id of its own.
struct MessageTimes: ConversationRule {
  static let id = "genesys.message.times"
  static let summary = "messageTime is in order within its communication, and messageId is that of the messageURI"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.calls where call.medium == "messages" {
      guard let start = call.participant.start, let end = call.disconnected else { continue }
      var before = start
      for message in call.json["messages"]?.elements ?? [] {
        let time = message.milliseconds("messageTime") ?? 0
        let id = message["messageId"]?.string ?? ""
        let isOwn = message["messageURI"]?.string?.hasSuffix("/messages/\(id)") ?? false
        report.expect((before...max(before, end)).contains(time) && isOwn) {
          "\(call.participant.label): message \(id) at \(time), after \(before), until \(end)"
        }
        before = max(before, time)
      }
    }
  }
}
