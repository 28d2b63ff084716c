import EventKernel
import Quantities

/// Who is ready of each profile, in the order in which they became so: every operation costs O(1).
///
/// A doubly linked list per profile, threaded through arrays over all agents, since each is in one list at most.
struct IdleAgents: ~Copyable, Sendable {
  /// Per agent: the one who became ready next, or before, of the same profile; -1 for none.
  private var following: PlainStore<Int>
  private var preceding: PlainStore<Int>
  /// Per agent: since when ready, of those who are.
  private var since: PlainStore<SimulationTime>
  private var isReady: PlainStore<Bool>
  /// Per profile: who has been ready longest, and shortest; -1 for nobody.
  private var firsts: PlainStore<Int>
  private var lasts: PlainStore<Int>

  /// Nobody of `agents` with `profiles` profiles is ready.
  init(agents: Int, profiles: Int) {
    following = PlainStore(repeating: -1, count: agents)
    preceding = PlainStore(repeating: -1, count: agents)
    since = PlainStore(repeating: SimulationTime(microseconds: 0), count: agents)
    isReady = PlainStore(repeating: false, count: agents)
    firsts = PlainStore(repeating: -1, count: profiles)
    lasts = PlainStore(repeating: -1, count: profiles)
  }

  /// Who has been ready longest of a profile.
  func first(of profile: Int) -> Int? { firsts[profile] < 0 ? nil : firsts[profile] }

  /// Since when an agent is ready who is.
  func readySince(_ agent: Int) -> SimulationTime { since[agent] }

  /// An agent who was not ready is, from `time` on, which is no earlier than for anybody else.
  mutating func append(_ agent: Int, of profile: Int, at time: SimulationTime) {
    isReady[agent] = true
    since[agent] = time
    following[agent] = -1
    preceding[agent] = lasts[profile]
    if lasts[profile] < 0 { firsts[profile] = agent } else { following[lasts[profile]] = agent }
    lasts[profile] = agent
  }

  /// An agent is not ready any more; nothing happens when they were not.
  mutating func remove(_ agent: Int, of profile: Int) {
    guard isReady[agent] else { return }
    isReady[agent] = false
    let before = preceding[agent]
    let after = following[agent]
    if before < 0 { firsts[profile] = after } else { following[before] = after }
    if after < 0 { lasts[profile] = before } else { preceding[after] = before }
  }
}
