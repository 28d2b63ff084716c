import Dialects
import JSONText

/// Section 3.3, life: what one desktop sees of a conversation only goes forward, and every event is a change.
struct NotificationCourse: Rule {
  static let id = "genesys.notification.course"
  static let summary =
    "from event to event nobody vanishes, no call goes back in its life, and something is different"
  static let documents = ["genesys.notification"]

  private struct Seen {
    let participants: [String]
    let ranks: [String: Int]
    let text: String
  }

  /// What was seen last of each sequence that goes on.
  private var seen: [String: Seen] = [:]
  /// The states in the order of a call's life; those of one rank exclude each other.
  private static let ranks = [
    "offering": 0, "contacting": 0, "alerting": 0, "none": 0, "dialing": 1, "connected": 2, "parked": 2,
    "transmitting": 3,
    "converting": 4, "uploading": 5, "disconnected": 6, "terminated": 7,
  ]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let notification = NotificationReading(document)
    let participants = notification.participants.compactMap(\.id)
    var ranks: [String: Int] = [:]
    for call in notification.calls {
      // What is sent by facsimile is loaded and made into pages before anybody is dialled.
      let isPrepared = call.initialState == "uploading" && ["uploading", "converting"].contains(call.state)
      // What is written goes out before it arrives.
      let isOnItsWay = call.isWritten && call.state == "transmitting"
      ranks[call.id ?? ""] = isPrepared || isOnItsWay ? 0 : Self.ranks[call.state] ?? 0
    }
    let text = notification.body?.compactText ?? ""
    if let before = seen[notification.sequence] {
      let isComplete = participants.starts(with: before.participants)
      let back = before.ranks.keys.sorted().filter { (ranks[$0] ?? -1) < (before.ranks[$0] ?? 0) }
      report.expect(isComplete && back.isEmpty && before.text != text) {
        "participants \(participants) after \(before.participants), calls that went back: \(back)"
      }
    }
    seen[notification.sequence] =
      notification.isLast ? nil : Seen(participants: participants, ranks: ranks, text: text)
  }
}
