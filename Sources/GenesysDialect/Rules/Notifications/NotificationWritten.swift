import Dialects
import JSONText

/// What a written communication shows while it goes on is what the truth says of that instant: how much has been written,
/// and whether the customer is set aside.
///
/// While an agent asks a colleague beside it, the customer is on hold and nothing shows it.
struct NotificationWritten: Rule {
  static let id = "genesys.notification.written"
  static let summary =
    "messagesSent and messages are the truth's chat actions so far; held and parked only while a hold is in force, and "
    + "parkTime exactly on what is parked"
  static let documents = ["genesys.notification"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let notification = NotificationReading(document)
    guard let position = context.truth.byGenesysConversation[notification.conversation] else { return }
    let truth = context.truth.conversations[position]
    for call in notification.calls where call.isWritten {
      guard let leg = truth.legs.first(where: { $0.genesysCallID == call.id })?.leg else { continue }
      let isParked = call.state == "parked"
      let isAside = isParked || call.json["held"]?.boolean ?? false
      let written = truth.actions.count { $0.action == "chat" && $0.leg == leg && $0.at <= notification.time }
      let isSound =
        (messages(of: call) ?? written) == written
        && (!isAside || Self.isHolding(leg, truth, at: notification.time))
        && (call.json["parkTime"] != nil) == isParked
      report.expect(isSound) {
        "\(call.participant.label): \(messages(of: call) ?? 0) messages of \(written), parked \(isParked)"
      }
    }
  }

  /// How many messages it shows, signs apart; nil where it shows none.
  private func messages(of call: CallReading) -> Int? {
    if let sent = call.json["messagesSent"]?.integer { return Int(sent) }
    return call.json["messages"]?.elements.count {
      !["Event", "Receipt"].contains($0["messageMetadata"]?["type"]?.string ?? "")
    }
  }

  /// Whether the agent of `leg` has somebody on hold at `time`.
  private static func isHolding(_ leg: Int, _ truth: TruthIndex.Conversation, at time: Int64) -> Bool {
    var held: Set<Int> = []
    for action in truth.actions where action.at <= time {
      guard let target = action.target else { continue }
      if action.action == "hold", action.leg == leg { held.insert(target) }
      if action.action == "unhold" { held.remove(target) }
    }
    return !held.isEmpty
  }
}
