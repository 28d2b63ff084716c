import GroundTruth
import Quantities

/// Cuts a participant's call into segments (reference section 3.4, table of chains).
///
/// Segments leave no gap; one of no length is left out unless it opens the call.
struct SegmentPlan {
  let plan: ConversationPlan
  private var conversation: Conversation { plan.conversation }

  /// Segments for the participants of `plan`, whose instants stand.
  init(plan: ConversationPlan) { self.plan = plan }

  /// The segments of `participant`.
  func segments(_ participant: Participant) -> [Segment] {
    guard let leg = participant.leg.map({ conversation.legs[$0] }) else { return [] }
    var chain = Chain(start: participant.start)
    let spoken = participant.connected ?? participant.end
    switch leg.role {
    case .ivr: chain.append(.system, until: min(participant.start + participant.timing.flowSystem, participant.end))
    case .queue: chain.append(.delay, until: spoken)
    case .customer, .external, .attendee: chain.append(leg.isInbound ? .system : .dialing, until: spoken)
    case .agent:
      if let customer = plan.dialledCustomer(of: leg.index) {
        let dialing = plan.byLeg[customer].start + PlatformTiming.agentDialing
        chain.append(.contacting, until: min(max(dialing, participant.start), spoken))
        chain.append(.dialing, until: spoken)
      } else {
        chain.append(.alert, until: spoken)
      }
    // A coach whom nothing had to ring starts with what they came for.
    case .coach where spoken == participant.start && participant.connected != nil: break
    case .coach: chain.append(participant.initialState == .alerting ? .alert : .contacting, until: spoken)
    }
    guard let connected = participant.connected else { return chain.segments }
    switch leg.role {
    case .ivr: chain.append(.ivr, until: participant.end)
    case .agent:
      for hold in holds(by: leg.index) {
        chain.append(.interact, until: clamped(hold.start, connected, participant.end))
        chain.append(.hold, until: clamped(hold.end, connected, participant.end))
      }
      chain.append(.interact, until: participant.end)
    case .coach: appendSupervision(of: leg, connected, participant.end, to: &chain)
    case .queue, .customer, .external, .attendee: chain.append(.interact, until: participant.end)
    }
    return chain.segments
  }

  /// The modes a coach went through, each with the agent it ended on, in the order of their first use.
  func supervised(_ participant: Participant) -> [Supervised] {
    guard let leg = participant.leg.map({ conversation.legs[$0] }), leg.role == .coach, participant.connected != nil
    else { return [] }
    var modes: [Supervised] = []
    for stretch in conversation.supervision(by: leg.index) {
      if let known = modes.firstIndex(where: { $0.mode == stretch.mode }) {
        modes[known].target = stretch.target
      } else {
        modes.append(Supervised(mode: stretch.mode, target: stretch.target))
      }
    }
    if modes.isEmpty, case .supervision(let target) = leg.origin {
      modes.append(Supervised(mode: .monitor, target: target))
    }
    return modes
  }

  private func appendSupervision(of leg: Leg, _ connected: Int64, _ end: Int64, to chain: inout Chain) {
    let stretches = conversation.supervision(by: leg.index)
    for (position, stretch) in stretches.enumerated() {
      // Each mode lasts until the next begins; a change of agent is no change of mode.
      let following = stretches[(position + 1)...].first?.span.start.milliseconds ?? end
      chain.append(stretch.mode.segment, until: clamped(following, connected, end))
    }
    if stretches.isEmpty { chain.append(.monitoring, until: end) }
  }

  /// When the agent of `leg` had the outside party on hold.
  ///
  /// While a consult lasts the party is parked instead, which the agent's call does not show (section 5.9).
  private func holds(by leg: Int) -> [(start: Int64, end: Int64)] {
    guard let hub = plan.hub else { return [] }
    var held: [TimeSpan] = []
    var start: SimulationTime?
    var consults: [TimeSpan] = []
    var consult: (start: SimulationTime, target: Int?)?
    let left = conversation.legs[leg].leftAt
    func closeConsult(at time: SimulationTime) {
      guard let open = consult else { return }
      let gone = open.target.map { conversation.legs[$0].leftAt } ?? left
      consults.append(TimeSpan(open.start, min(time, gone)))
      consult = nil
    }
    for action in conversation.actions {
      switch action.kind {
      case .hold where action.leg == leg && action.target == hub: start = start ?? action.at
      case .unhold where action.target == hub:
        if let begun = start { held.append(TimeSpan(begun, action.at)) }
        start = nil
      case .transferConsultStart where action.leg == leg:
        closeConsult(at: action.at)
        consult = (action.at, action.target)
      case .transferConsultComplete where action.leg == leg, .transferConsultCancel where action.leg == leg,
        .conferenceMerge where action.leg == leg:
        closeConsult(at: action.at)
      default: break
      }
    }
    closeConsult(at: left)
    if let begun = start { held.append(TimeSpan(begun, min(left, conversation.legs[hub].leftAt))) }
    // The party stays parked when the consult is over, until it is taken back.
    let parked = consults.map { consult in
      TimeSpan(consult.start, held.first { $0.contains(consult.end) }?.end ?? consult.end)
    }
    return subtract(parked, from: held).map { ($0.start.milliseconds, $0.end.milliseconds) }
  }

  /// What of `spans` lies outside `holes`; both are in order and do not overlap among themselves.
  private func subtract(_ holes: [TimeSpan], from spans: [TimeSpan]) -> [TimeSpan] {
    var rest = spans
    for hole in holes {
      rest = rest.flatMap { span -> [TimeSpan] in
        guard span.overlaps(hole) else { return [span] }
        return [TimeSpan(span.start, min(hole.start, span.end)), TimeSpan(max(hole.end, span.start), span.end)]
          .filter { !$0.isEmpty }
      }
    }
    return rest
  }

  private func clamped(_ time: Int64, _ low: Int64, _ high: Int64) -> Int64 { min(max(time, low), high) }
}

/// Segments that follow on one another.
private struct Chain {
  private(set) var segments: [Segment] = []
  private var end: Int64

  init(start: Int64) { end = start }

  /// Adds what went on until `time`, which is not before the last segment's end; the same again goes on.
  mutating func append(_ kind: Segment.Kind, until time: Int64) {
    if let last = segments.indices.last, segments[last].kind == kind {
      segments[last].end = max(time, end)
      end = segments[last].end
      return
    }
    guard time > end || segments.isEmpty else { return }
    segments.append(Segment(kind: kind, start: end, end: max(time, end)))
    end = max(time, end)
  }
}

extension SupervisionMode {
  fileprivate var segment: Segment.Kind {
    switch self {
    case .monitor: .monitoring
    case .whisper: .coaching
    case .barge: .barging
    }
  }
}
