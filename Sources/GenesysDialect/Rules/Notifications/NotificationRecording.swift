import Dialects
import JSONText

/// Invariants 15 to 17 while a conversation goes on: its recording state sums up those of its calls, and a secure pause
/// shows on both or on neither.
struct NotificationRecording: NotificationRule {
  static let id = "genesys.notification.recording"
  static let summary =
    "recordingState is active with an active live call, paused with a paused one only; securePause as on its calls"

  func check(_ notification: NotificationReading, _ report: inout RuleReport) {
    let live = notification.calls.filter(\.isLive)
    let states = live.compactMap { $0.json["recordingState"]?.string }
    let expected = states.contains("active") ? "active" : states.contains("paused") ? "paused" : "none"
    let stated = notification.body?["recordingState"]?.string ?? ""
    let isSecure = notification.body?["securePause"]?.boolean ?? false
    let secure = live.filter { $0.json["securePause"]?.boolean ?? false }
    let isSound =
      stated == expected && isSecure != secure.isEmpty
      && secure.allSatisfy { $0.json["recordingState"]?.string == "paused" }
    report.expect(isSound) { "\(stated), calls \(states), secure pause \(isSecure) on \(secure.count) calls" }
  }
}
