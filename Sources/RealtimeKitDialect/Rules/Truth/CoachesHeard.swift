import Dialects
import JSONText

/// Who joins in is heard by all, who whispers by the agent: the other half of `HeardByRight`.
struct CoachesHeard: ReportTruthRule {
  static let id = "realtimekit.truth.coaches-heard"
  static let summary =
    "whoever a coach speaks to for three periods, nobody on hold or cut off meanwhile, has an audio row of the coach then"

  /// Milliseconds after which an outage is over or has thrown out whom it hit, whatever the scenario's patience.
  private static let longestOutage: Int64 = 120_000
  /// So long that one row must lie inside, whatever the phase of the client's clock.
  private static let least = 3 * SampleTiming.period

  func check(
    _ reading: ReportReading, _ leg: TruthIndex.Leg, _ conversation: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    // The truth goes on where the report of somebody who is still there ends.
    guard !reading.isLive else { return }
    for coach in conversation.legs where coach.role == "coach" && coach.leg != leg.leg {
      for span in conversation.speech(of: coach, to: leg)
      where span.upperBound - span.lowerBound >= Self.least && !wasCutOff([coach, leg], in: span, of: conversation) {
        let isHeard = reading.rows(.audioConsumer).contains { row in
          row.text("peer_id") == coach.realtimeKitPeerID && row.time("timestamp").map(span.contains) ?? false
        }
        report.expect(isHeard) { "leg \(leg.leg) does not hear leg \(coach.leg), who speaks to them in \(span)" }
      }
    }
  }
}

extension CoachesHeard {
  /// Whether one of `legs` lost its network during `span`: it connects anew then or later, or is thrown out.
  private func wasCutOff(
    _ legs: [TruthIndex.Leg], in span: ClosedRange<Int64>, of conversation: TruthIndex.Conversation
  ) -> Bool {
    let reach = span.lowerBound...(span.upperBound + Self.longestOutage)
    return legs.contains { leg in
      leg.end == "network_lost" && reach.contains(leg.leftAt)
        || conversation.actions.contains { $0.leg == leg.leg && $0.action == "reconnect" && reach.contains($0.at) }
    }
  }
}

extension TruthIndex.Conversation {
  /// When a coach speaks to a listener: from `barge` to all, in between from `coach_start` or `coach_retarget` to the
  /// target, as long as both are in the mix; nothing that a hold of either touches.
  fileprivate func speech(of coach: TruthIndex.Leg, to listener: TruthIndex.Leg) -> [ClosedRange<Int64>] {
    guard let coachJoined = coach.joinedAt, let joined = listener.joinedAt else { return [] }
    var spans: [ClosedRange<Int64>] = []
    var since: Int64?
    func end(_ at: Int64) {
      let until = min(at, coach.leftAt, listener.leftAt)
      if let start = since.map({ max($0, coachJoined, joined) }), start < until { spans.append(start...until) }
      since = nil
    }
    for action in actions where action.leg == coach.leg {
      switch action.action {
      case "coach_start", "coach_retarget":
        if action.target == listener.leg { since = since ?? action.at } else { end(action.at) }
      case "coach_stop", "monitor_start": end(action.at)
      case "barge": since = since ?? action.at
      default: break
      }
    }
    end(coach.leftAt)
    let switches = actions.filter { action in
      ["hold", "unhold"].contains(action.action) && [coach.leg, listener.leg].contains(action.target)
    }
    return spans.filter { span in !switches.contains { span.contains($0.at) } && !isHeld(listener.leg, at: span) }
  }

  /// Whether a leg is on hold when a span begins.
  private func isHeld(_ leg: Int, at span: ClosedRange<Int64>) -> Bool {
    actions.last { $0.target == leg && $0.at <= span.lowerBound && ["hold", "unhold"].contains($0.action) }?.action
      == "hold"
  }
}
