import Dialects
import JSONText

/// Whoever switches a camera or shares a screen in the truth does so here, at the same instant.
struct VideosAreActions: ReportTruthRule {
  static let id = "realtimekit.truth.videos"
  static let summary = "after the first second, video_on and off, screenshare_started and stopped are the leg's actions"

  private static let names = [
    "video_on": "camera_on", "video_off": "camera_off", "screenshare_started": "screenshare_start",
    "screenshare_stopped": "screenshare_stop",
  ]

  func check(
    _ reading: ReportReading, _ leg: TruthIndex.Leg, _ conversation: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    // Somebody who leaves within the second has no actions to compare.
    guard let joined = leg.joinedAt, joined + 1_001 < leg.leftAt else { return }
    let told: [String] = (reading.metadata["events"]?.elements ?? []).compactMap { event in
      guard let action = Self.names[event.text("name")], let time = event.time("timestamp"),
        (joined + 1_001..<leg.leftAt).contains(time)
      else { return nil }
      return "\(action) \(time)"
    }
    let meant = conversation.actions.filter { action in
      action.leg == leg.leg && Self.names.values.contains(action.action)
        && (joined + 1_001..<leg.leftAt).contains(action.at)
    }
    let acted = meant.map { "\($0.action) \($0.at)" }
    guard !told.isEmpty || !acted.isEmpty else { return }
    let isSame = reading.isLive ? Set(told).isSubset(of: acted) : told.sorted() == acted.sorted()
    report.expect(isSame) { "told \(told), the truth has \(acted)" }
  }
}
