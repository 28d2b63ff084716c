import Dialects
import JSONText

/// Invariants 10, 12 and 13 while a call goes on: it says of itself what has happened so far, and nothing that has not.
struct NotificationCalls: NotificationRule {
  static let id = "genesys.notification.calls"
  static let summary =
    "disconnectType and disconnectedTime exactly on ended calls, connectedTime on connected ones, startHoldTime on held "
    + "ones, no time later than the event"

  func check(_ notification: NotificationReading, _ report: inout RuleReport) {
    for call in notification.calls {
      let held = call.json["held"]?.boolean ?? false
      let since = call.json.milliseconds("startHoldTime")
      let times = [call.connected, call.disconnected, since].compactMap(\.self)
      let isSound =
        (call.disconnectType != nil) != call.isLive && (call.disconnected != nil) != call.isLive
        && (call.state != "connected" || call.connected != nil)
        && (held ? call.state == "connected" && since != nil : since == nil)
        && times.allSatisfy { $0 <= notification.time }
      report.expect(isSound) { "\(call.participant.label): state \(call.state), held \(held), times \(times)" }
    }
  }
}
