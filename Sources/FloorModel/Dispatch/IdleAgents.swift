import EventKernel
import Quantities

/// Who is ready in each team, in the order in which they became so: every operation costs O(1).
///
/// A doubly linked list per team, threaded through arrays over all agents, since each is in one list at most.
struct IdleAgents: ~Copyable, Sendable {
  /// Per agent: the one who became ready next, or before, in the same team; -1 for none.
  private var following: PlainStore<Int>
  private var preceding: PlainStore<Int>
  /// Per agent: since when ready, of those who are.
  private var since: PlainStore<SimulationTime>
  private var isReady: PlainStore<Bool>
  /// Per team: who has been ready longest, and shortest; -1 for nobody.
  private var firsts: PlainStore<Int>
  private var lasts: PlainStore<Int>

  /// Nobody of `agents` in `teams` teams is ready.
  init(agents: Int, teams: Int) {
    following = PlainStore(repeating: -1, count: agents)
    preceding = PlainStore(repeating: -1, count: agents)
    since = PlainStore(repeating: SimulationTime(microseconds: 0), count: agents)
    isReady = PlainStore(repeating: false, count: agents)
    firsts = PlainStore(repeating: -1, count: teams)
    lasts = PlainStore(repeating: -1, count: teams)
  }

  /// Who has been ready longest in a team.
  func first(of team: Int) -> Int? { firsts[team] < 0 ? nil : firsts[team] }

  /// Since when an agent is ready who is.
  func readySince(_ agent: Int) -> SimulationTime { since[agent] }

  /// Whether an agent is in the list of their team.
  func contains(_ agent: Int) -> Bool { isReady[agent] }

  /// An agent who was not ready is, from `time` on, which is no earlier than for anybody else.
  mutating func append(_ agent: Int, of team: Int, at time: SimulationTime) {
    isReady[agent] = true
    since[agent] = time
    following[agent] = -1
    preceding[agent] = lasts[team]
    if lasts[team] < 0 { firsts[team] = agent } else { following[lasts[team]] = agent }
    lasts[team] = agent
  }

  /// An agent is not ready any more; nothing happens when they were not.
  mutating func remove(_ agent: Int, of team: Int) {
    guard isReady[agent] else { return }
    isReady[agent] = false
    let before = preceding[agent]
    let after = following[agent]
    if before < 0 { firsts[team] = after } else { following[before] = after }
    if after < 0 { lasts[team] = before } else { preceding[after] = before }
  }
}
