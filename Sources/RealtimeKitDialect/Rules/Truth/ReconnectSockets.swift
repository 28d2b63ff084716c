import Dialects
import JSONText

/// Every loss that a peer came back from cost it a socket.
struct ReconnectSockets: Rule {
  static let id = "realtimekit.truth.reconnects"
  static let summary = "a peer joins once and once more for each reconnect of its leg"
  static let documents = ["realtimekit.participant"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let place = context.truth.byRealtimeKitPeer[document.text("id")] else { return }
    let leg = context.truth.leg(place)
    let returns = context.truth.conversation(place).actions.count { action in
      action.action == "reconnect" && action.leg == place.leg && action.at > (leg.joinedAt ?? 0)
        && action.at < leg.leftAt
    }
    let joins = document["peer_events"]?.elements.count { $0.text("event_name") == "PEER_JOINING" } ?? 0
    let isLive = document["left_at"] == nil
    report.expect(isLive ? (1...1 + returns).contains(joins) : joins == 1 + returns) {
      "\(joins) joins, \(returns) reconnects"
    }
  }
}
