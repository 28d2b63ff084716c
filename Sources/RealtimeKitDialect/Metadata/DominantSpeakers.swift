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

  private(set) var changes: [Change] = []
  /// When everybody else may hear each of the peers.
  private var audible: [SpanSet] = []
  private var spans = SpanSets()
  /// The thousandths of each second in which each peer spoke for all to hear: those of one second together.
  private var speech: [UInt16] = []
  /// What each peer spoke in the last few seconds.
  private var recent: [Int] = []

  /// Finds the speakers of a session.
  mutating func begin(of plan: SessionPlan) {
    changes.removeAll(keepingCapacity: true)
    spans.removeAll()
    let start = plan.peers[0].joined
    let end = plan.peers.reduce(start) { max($0, $1.left) }
    let seconds = max(0, Int((end - start).wholeSeconds))
    let count = plan.peers.count
    audible.removeAll(keepingCapacity: true)
    for peer in plan.peers { audible.append(audible(peer, in: plan)) }
    speech.removeAll(keepingCapacity: true)
    speech.append(contentsOf: repeatElement(0, count: seconds * count))
    for position in plan.peers.indices { addSpeech(of: position, in: plan, from: start, seconds: seconds) }
    recent.removeAll(keepingCapacity: true)
    recent.append(contentsOf: repeatElement(0, count: count))
    for second in 0..<seconds {
      guard let best = loudest(in: second), best != changes.last?.peer else { continue }
      let time = start + .seconds(Int64(second) + 1)
      if spans.contains(time, in: audible[best]) { changes.append(Change(time: time, peer: best)) }
    }
  }

  /// Who spoke most, and enough, in the window that ends with `second`; the windows are asked for one after the other.
  private mutating func loudest(in second: Int) -> Int? {
    typealias Conventions = RealtimeKitConventions
    let count = recent.count
    let age = Conventions.dominanceWindow
    var best: Int?
    var most = Conventions.dominanceShare * age - 1
    for position in 0..<count {
      var sum = recent[position] + Int(speech[second * count + position])
      if second >= age { sum -= Int(speech[(second - age) * count + position]) }
      recent[position] = sum
      if sum > most { (best, most) = (position, sum) }
    }
    return best
  }

  /// The stretches in which everybody else may hear `peer`.
  private mutating func audible(_ peer: Peer, in plan: SessionPlan) -> SpanSet {
    guard plan.series[peer.leg] != nil else { return 0..<0 }
    var found = spans.copy(peer.links, of: plan.spans)
    found = spans.difference(found, without: spans.copy(peer.mutes, of: plan.spans))
    found = spans.difference(found, without: spans.copy(peer.holds, of: plan.spans))
    guard plan.conversation.legs[peer.leg].role == .coach else { return found }
    let loud = plan.supervision(by: peer.leg, in: &spans) { $0.mode == .barge }
    return spans.intersection(found, loud)
  }

  /// Notes what the peer at `position` spoke in each second from `start` on.
  private mutating func addSpeech(
    of position: Int, in plan: SessionPlan, from start: SimulationTime, seconds: Int
  ) {
    guard let uplink = plan.uplink(of: plan.peers[position]), !uplink.seconds.isEmpty else { return }
    // A second counts if its middle lies in a span; that middle lies in the uplink's second so many further on.
    let middle = start + .milliseconds(500)
    let offset = Int((middle - uplink.start).wholeSeconds)
    let count = plan.peers.count
    for span in audible[position] {
      guard let heard = spans[span].intersection(TimeSpan(uplink.start, uplink.end)) else { continue }
      let first = max(0, Self.begunSeconds(heard.start - middle))
      let end = min(seconds, Self.begunSeconds(heard.end - middle))
      guard first < end else { continue }
      for second in first..<end {
        let sample = min(max(0, second + offset), uplink.seconds.count - 1)
        speech[second * count + position] = uplink.seconds[sample].speech
      }
    }
  }

  /// Whole seconds, rounded up.
  private static func begunSeconds(_ duration: SimulationDuration) -> Int {
    Int((duration + .microseconds(999_999)).wholeSeconds)
  }
}
