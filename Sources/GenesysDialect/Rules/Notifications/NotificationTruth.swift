import Dialects
import JSONText

/// What a call shows while it goes on is what the truth says of that instant: who is muted, on hold or not recorded.
struct NotificationTruth: Rule {
  static let id = "genesys.notification.truth"
  static let summary =
    "a connected call is muted, confined and in secure pause exactly between the truth's actions that say so"
  static let documents = ["genesys.notification"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let notification = NotificationReading(document)
    guard let position = context.truth.byGenesysConversation[notification.conversation] else { return }
    let truth = context.truth.conversations[position]
    for call in notification.calls where call.state == "connected" && !call.isWritten {
      guard let leg = truth.legs.first(where: { $0.genesysCallID == call.id })?.leg else { continue }
      let isRecorded = call.json["recording"]?.boolean ?? false
      let stated = ["muted", "confined", "securePause"].map { call.json[$0]?.boolean ?? false }
      let expected = [0, Self.tolerance].map { Self.marks(of: leg, isRecorded, truth, at: notification.time + $0) }
      report.expect(expected.contains(stated)) {
        "\(call.participant.label): muted, confined, secure pause \(stated), in truth \(expected[0])"
      }
    }
  }

  /// An event may come this much before the truth's action, milliseconds.
  private static let tolerance: Int64 = 5

  /// Whether a leg is muted, on hold and in a secure pause at `time`.
  private static func marks(
    of leg: Int, _ isRecorded: Bool, _ truth: TruthIndex.Conversation, at time: Int64
  ) -> [Bool] {
    var (isMuted, isHeld, isPaused) = (false, false, false)
    for action in truth.actions where action.at <= time {
      switch action.action {
      case "mute" where action.leg == leg: isMuted = true
      case "unmute" where action.leg == leg: isMuted = false
      case "hold" where action.target == leg: isHeld = true
      case "unhold" where action.target == leg: isHeld = false
      case "recording_pause": isPaused = true
      case "recording_resume": isPaused = false
      default: continue
      }
    }
    return [isMuted, isHeld, isPaused && isRecorded]
  }
}
