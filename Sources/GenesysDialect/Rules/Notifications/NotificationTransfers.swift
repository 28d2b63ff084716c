import Dialects
import JSONText

/// Section 3.8, path: a transfer is asked for, perhaps under way, and then settled once and for all.
struct NotificationTransfers: Rule {
  static let id = "genesys.notification.transfers"
  static let summary =
    "a transfer goes from pending over active to its outcome and stays there; until then its initiator, if any, is on "
    + "the call"
  static let documents = ["genesys.notification"]
  private var seen: [String: String] = [:]
  private static let open = ["pending", "active"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let notification = NotificationReading(document)
    for transfer in notification.transfers {
      let key = "\(notification.topic) \(transfer["id"]?.string ?? "")"
      let state = transfer["state"]?.string ?? ""
      let isForward =
        switch seen[key] {
        case nil, "pending": true
        case "active": state != "pending"
        case let settled: state == settled
        }
      let initiator = transfer["initiator"]?["userId"]?.string
      // What the exchange sends on nobody asked for.
      let isThere =
        initiator == nil || notification.calls.contains { $0.participant.userID == initiator && $0.isLive }
      let isDue = transfer.milliseconds("dateIssued").map { $0 <= notification.time } ?? false
      report.expect(isForward && isDue && (isThere || !Self.open.contains(state))) {
        "\(state) after \(seen[key] ?? "nothing"), initiator on the call: \(isThere)"
      }
      seen[key] = state
    }
  }
}
