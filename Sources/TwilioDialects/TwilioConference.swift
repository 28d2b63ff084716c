import Dialects
import GroundTruth
import Quantities

/// A conference: where it was mixed, and what decided its end.
struct TwilioConference {
  let sid: IdentifierBits
  /// Where the mixer stands: a position in `Region.all`.
  let region: Int
  /// Where it was asked to stand; nil where nobody asked.
  let requestedRegion: Int?
  /// When it was over: when its last participant left, or the agent whose leaving ends it.
  let end: SimulationTime
  /// When the beeps of a meeting were switched off.
  let quietAt: SimulationTime?

  init(
    sid: IdentifierBits, of calls: [CallLeg], in conversation: Conversation, _ application: TwilioApplication,
    _ directory: CellDirectory
  ) {
    self.sid = sid
    let name = conversation.title ?? conversation.queue.map { directory.queues[$0].name }
    // Called, not passed on: a method as a value would take memory for each conference.
    let requested = name.flatMap { application.region(of: $0) }
    requestedRegion = requested
    region = requested ?? Self.mostFrequentRegion(calls)
    var last = conversation.span.start
    for call in calls where call.leg.joinedAt != nil { last = max(last, call.leg.leftAt) }
    let endsWithAgent = application.endsWithAgent && conversation.kind != .meeting
    end = endsWithAgent ? min(last, Self.endingExit(of: calls, in: conversation) ?? last) : last
    quietAt = conversation.kind == .meeting ? application.quietFrom.flatMap { Self.joining($0, of: calls) } : nil
  }

  /// The region of most participants, of the first to join among equals.
  private static func mostFrequentRegion(_ calls: [CallLeg]) -> Int {
    var counts: [16 of Int] = .init(repeating: 0)
    for call in calls where call.leg.joinedAt != nil { counts[call.region] += 1 }
    var best: (joinedAt: SimulationTime, region: Int)?
    for call in calls {
      guard let joinedAt = call.leg.joinedAt else { continue }
      guard let current = best else {
        best = (joinedAt, call.region)
        continue
      }
      let (more, less) = (counts[call.region], counts[current.region])
      if more > less || more == less && joinedAt < current.joinedAt { best = (joinedAt, call.region) }
    }
    return best?.region ?? 0
  }

  /// When the first agent left who was to end the conference.
  private static func endingExit(of calls: [CallLeg], in conversation: Conversation) -> SimulationTime? {
    calls.filter { $0.leg.role == .agent && $0.leg.joinedAt != nil }
      .filter { ExitFlag(of: $0.leg.index, in: conversation).endsAtExit }.map(\.leg.leftAt).min()
  }

  /// When so many were there at once for the first time.
  private static func joining(_ count: Int, of calls: [CallLeg]) -> SimulationTime? {
    let stays = calls.compactMap(\.leg.presence).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    return stays.map(\.start).first { time in stays.count { $0.start <= time && time < $0.end } >= count }
  }

  /// What a leg's time in the conference comes to.
  func stay(_ presence: TimeSpan) -> TimeSpan { TimeSpan(presence.start, max(presence.start, min(presence.end, end))) }
}

/// Whether a conference ends when an agent leaves it, and when the application changes that.
///
/// An agent alone with a caller ends it. As soon as a third party is called the application takes that back, so that the
/// caller survives a transfer, and gives it to whoever is left alone with the caller.
struct ExitFlag {
  /// What it is when the agent enters.
  private(set) var atEntry: Bool
  /// When it is changed, in order.
  private(set) var changes: [SimulationTime] = []
  /// What it is when the agent leaves.
  private(set) var endsAtExit: Bool

  /// The flag of the joined agent's leg at `index`.
  init(of index: Int, in conversation: Conversation) {
    let leg = conversation.legs[index]
    let joined = leg.joinedAt ?? leg.leftAt
    let others = conversation.legs.filter { other in
      other.index != index && (other.role == .agent || other.role == .external)
        && other.leftAt > joined && other.offeredAt <= leg.leftAt
    }
    func isAlone(at time: SimulationTime) -> Bool { !others.contains { $0.offeredAt <= time && time < $0.leftAt } }
    atEntry = isAlone(at: joined)
    var state = atEntry
    let times = Set(others.flatMap { [$0.offeredAt, $0.leftAt] }).filter { joined < $0 && $0 <= leg.leftAt }.sorted()
    for time in times {
      // Who leaves with the agent leaves nobody alone.
      let now = time < leg.leftAt ? isAlone(at: time) : state && isAlone(at: time)
      if now != state {
        changes.append(time)
        state = now
      }
    }
    if state, leg.end == .transferred {
      changes.append(leg.leftAt)
      state = false
    }
    endsAtExit = state
  }
}
