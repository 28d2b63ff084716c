import GroundTruth
import Quantities

/// Who became the session's dominant speaker, and when: whoever spoke most in the last few seconds takes over from
/// whoever was it before.
///
/// Only somebody whom everybody may hear counts: not on hold, not muted, no coach who listens or whispers.
struct DominantSpeakers {
  /// A change: the peer that is dominant from `time` on.
  struct Change {
    var time: SimulationTime
    var peer: Int
  }

  let changes: [Change]

  init(of plan: SessionPlan) {
    typealias Conventions = RealtimeKitConventions
    let audible = plan.peers.map { Self.audible($0, in: plan) }
    let start = plan.peers[0].joined
    let end = plan.peers.map(\.left).max() ?? start
    let count = max(0, Int((end - start).wholeSeconds))
    let speech = plan.peers.indices.map {
      Self.speech(of: plan.peers[$0].uplink, audible[$0], from: start, seconds: count)
    }
    let age = Conventions.dominanceWindow
    var changes: [Change] = []
    var recent = [Int](repeating: 0, count: plan.peers.count)
    for second in 0..<count {
      var best: Int?
      for position in recent.indices {
        if second >= age { recent[position] -= Int(speech[position][second - age]) }
        recent[position] += Int(speech[position][second])
        if recent[position] >= Conventions.dominanceShare * age, recent[position] > best.map({ recent[$0] }) ?? 0 {
          best = position
        }
      }
      guard let best, best != changes.last?.peer else { continue }
      let time = start + .seconds(Int64(second) + 1)
      if audible[best].contains(time) { changes.append(Change(time: time, peer: best)) }
    }
    self.changes = changes
  }

  /// The stretches in which everybody else may hear `peer`.
  private static func audible(_ peer: Peer, in plan: SessionPlan) -> [TimeSpan] {
    guard peer.uplink != nil else { return [] }
    var spans = peer.links.subtracting(peer.mutes).subtracting(plan.conversation.holds(of: peer.leg.index))
    if peer.leg.role == .coach {
      let loud = plan.conversation.supervision(by: peer.leg.index).filter { $0.mode == .barge }
      spans = spans.intersection(loud.map(\.span))
    }
    return spans
  }

  /// For each second from `start` on, the thousandths of it in which a peer spoke for all to hear.
  private static func speech(
    of uplink: DirectionSeries?, _ audible: [TimeSpan], from start: SimulationTime, seconds count: Int
  ) -> [UInt16] {
    var speech = [UInt16](repeating: 0, count: count)
    guard let uplink else { return speech }
    var span = 0
    for second in 0..<count {
      let middle = start + .seconds(Int64(second)) + .milliseconds(500)
      guard uplink.start <= middle, middle < uplink.end else { continue }
      while span < audible.count, audible[span].end <= middle { span += 1 }
      guard span < audible.count, audible[span].contains(middle) else { continue }
      speech[second] = uplink.second(at: middle).speech
    }
    return speech
  }
}
