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
    let count = Int((end - start).wholeSeconds)
    var changes: [Change] = []
    var recent = [Int](repeating: 0, count: plan.peers.count)
    for second in 0..<max(0, count) {
      let time = start + .seconds(Int64(second) + 1)
      var best: Int?
      for (position, peer) in plan.peers.enumerated() {
        let age = Conventions.dominanceWindow
        recent[position] -= Self.speech(of: peer, audible[position], before: time - .seconds(Int64(age)))
        recent[position] += Self.speech(of: peer, audible[position], before: time)
        if recent[position] >= Conventions.dominanceShare * age, recent[position] > best.map({ recent[$0] }) ?? 0 {
          best = position
        }
      }
      guard let best, best != changes.last?.peer, audible[best].contains(time) else { continue }
      changes.append(Change(time: time, peer: best))
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

  /// Thousandths of the second before `time` in which `peer` spoke for all to hear.
  private static func speech(of peer: Peer, _ audible: [TimeSpan], before time: SimulationTime) -> Int {
    guard let uplink = peer.uplink else { return 0 }
    let middle = time - .milliseconds(500)
    guard uplink.start <= middle, middle < uplink.end, audible.contains(middle) else { return 0 }
    return Int(uplink.second(at: middle).speech)
  }
}
