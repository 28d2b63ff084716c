import GroundTruth
import Quantities

/// When an agent had the outside party on hold, as the agent's call shows it.
///
/// While a consult lasts the party is parked instead, which the agent's call does not show (reference section 5.9); the
/// party stays parked when the consult is over, until it is taken back.
struct AgentHolds {
  /// What the call shows, in order of time.
  private(set) var spans: [TimeSpan] = []
  private var held: [TimeSpan] = []
  private var parked: [TimeSpan] = []

  /// Reads the holds of the agent of `leg` out of `controls`; `hub` is the leg of the outside party.
  mutating func read(_ controls: [CallControl], by leg: Int, of hub: Int, in conversation: Conversation) {
    held.removeAll(keepingCapacity: true)
    parked.removeAll(keepingCapacity: true)
    let left = conversation.legs[leg].leftAt
    var start: SimulationTime?
    var consult: CallControl?
    for control in controls {
      switch control.kind {
      case .hold:
        if control.leg == leg, control.target == hub { start = start ?? control.at }
      case .unhold:
        guard control.target == hub else { continue }
        if let start { held.append(TimeSpan(start, control.at)) }
        start = nil
      case .consultStart, .consultComplete, .consultCancel, .merge:
        guard control.leg == leg else { continue }
        if let consult { park(consult, until: control.at, left, conversation) }
        consult = control.kind == .consultStart ? control : nil
      case .blindTransfer, .partyAdd: break
      }
    }
    if let consult { park(consult, until: left, left, conversation) }
    if let start { held.append(TimeSpan(start, min(left, conversation.legs[hub].leftAt))) }
    takeParkedFromHeld()
  }

  /// Notes a consult that was over at `time`, or when the consulted party left, or else the agent, who left at `left`.
  private mutating func park(
    _ consult: CallControl, until time: SimulationTime, _ left: SimulationTime, _ conversation: Conversation
  ) {
    let gone = consult.target.map { conversation.legs[$0].leftAt } ?? left
    parked.append(TimeSpan(consult.at, min(time, gone)))
  }

  private mutating func takeParkedFromHeld() {
    for position in parked.indices {
      let span = parked[position]
      for hold in held where hold.contains(span.end) {
        parked[position] = TimeSpan(span.start, hold.end)
        break
      }
    }
    spans.removeAll(keepingCapacity: true)
    for hold in held {
      var rest: TimeSpan? = hold
      // Consults come in order of their start: what lies before one of them lies before all that follow.
      for hole in parked {
        guard let span = rest, span.overlaps(hole) else { continue }
        if span.start < hole.start { spans.append(TimeSpan(span.start, hole.start)) }
        rest = hole.end < span.end ? TimeSpan(max(hole.end, span.start), span.end) : nil
      }
      if let rest { spans.append(rest) }
    }
  }
}
