import Dialects
import JSONText

/// Nobody receives somebody on hold, or while on hold; a coach who only listens is received by nobody, one who whispers
/// by the agents whispered to.
struct HeardByRight: ReportTruthRule {
  static let id = "realtimekit.truth.audibility"
  static let summary =
    "no audio row lies wholly in a hold of either side; silent coaches are not heard, whispers by targets"

  func check(
    _ reading: ReportReading, _ leg: TruthIndex.Leg, _ conversation: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    var holds: [Int: [ClosedRange<Int64>]] = [leg.leg: conversation.holds(of: leg.leg)]
    for row in reading.rows(.audioConsumer) {
      let remote = conversation.legs.first { $0.realtimeKitPeerID == row.text("peer_id") }
      guard let remote, let time = row.time("timestamp") else { continue }
      if holds[remote.leg] == nil { holds[remote.leg] = conversation.holds(of: remote.leg) }
      // A row tells of the period before it; a second covers the timer's slack.
      let covered = (holds[leg.leg] ?? []) + (holds[remote.leg] ?? [])
      let isHeld = covered.contains {
        $0.lowerBound <= time - SampleTiming.period - 1_000 && time <= $0.upperBound
      }
      let isEntitled = remote.role != "coach" || conversation.mayHear(coach: remote.leg, listener: leg.leg)
      report.expect(!isHeld && isEntitled) {
        "leg \(leg.leg) hears leg \(remote.leg) at \(row.text("timestamp")): held \(isHeld), entitled \(isEntitled)"
      }
    }
  }
}

extension TruthIndex.Conversation {
  /// When `leg` was on hold.
  fileprivate func holds(of leg: Int) -> [ClosedRange<Int64>] {
    var spans: [ClosedRange<Int64>] = []
    var since: Int64?
    for action in actions where action.target == leg {
      if action.action == "hold" { since = since ?? action.at }
      if action.action == "unhold", let start = since {
        spans.append(start...max(start, action.at))
        since = nil
      }
    }
    if let start = since { spans.append(start...max(start, legs[leg].leftAt)) }
    return spans
  }

  /// Whether the coach ever spoke to all, or to this listener.
  fileprivate func mayHear(coach: Int, listener: Int) -> Bool {
    actions.contains { action in
      guard action.leg == coach else { return false }
      switch action.action {
      case "barge": return true
      case "coach_start", "coach_retarget": return action.target == listener
      default: return false
      }
    }
  }
}
