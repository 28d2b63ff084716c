import Dialects
import JSONText

/// Whoever mutes in the truth switches the microphone off here, at the same instant, and on again.
///
/// A coach's microphone is off while only listening as well, so coaches are left out.
struct MutesAreToggles: ReportTruthRule {
  static let id = "realtimekit.truth.mutes"
  static let summary = "after the first second, audio_off and audio_on are the leg's mute and unmute actions"

  func check(
    _ reading: ReportReading, _ leg: TruthIndex.Leg, _ conversation: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    guard leg.role != "coach", let joined = leg.joinedAt else { return }
    let names = ["audio_off": "mute", "audio_on": "unmute"]
    let toggled: [String] = (reading.metadata["events"]?.elements ?? []).compactMap { event in
      guard let action = names[event.text("name")], let time = event.time("timestamp"), time > joined + 1_000 else {
        return nil
      }
      return "\(action) \(time)"
    }
    let meant = conversation.actions.filter { action in
      action.leg == leg.leg && (action.action == "mute" || action.action == "unmute") && action.at > joined + 1_000
        && action.at < leg.leftAt
    }
    let acted = meant.map { "\($0.action) \($0.at)" }
    // Of whoever is still there the platform knows the beginning.
    report.expect(reading.isLive ? acted.starts(with: toggled) : toggled == acted) {
      "toggled \(toggled), the truth has \(acted)"
    }
  }
}
