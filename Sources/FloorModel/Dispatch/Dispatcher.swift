import EventKernel
package import Quantities

/// Brings those who wait and those who are ready together.
///
///     if let agent = dispatcher.enter(caller, queue: 2, credited: now) { offer(caller, to: agent) }
///     dispatcher.becomeReady(agent, at: now)
///     if let caller = dispatcher.takeNext(for: agent) { offer(caller, to: agent) }
///
/// First come, first served by credited time of entry; among agents who serve the queue, the longest idle. Both sides
/// are looked at in the instant they become available, so that nobody waits while somebody suitable is ready.
///
/// It knows callers, queues, agents and teams by number and nothing of what they do: an agent it names stays ready until
/// `withdraw`. Every operation costs O(1) or O(log n) of those who wait, times the teams of a queue or queues of a team.
///
/// Invariant: when `enter` has named an agent, and when `takeNext` has been asked for each who became ready, no line has
/// somebody in it whom a ready agent could serve.
package struct Dispatcher: ~Copyable, Sendable {
  /// Per queue: the teams that serve it, in ascending order.
  let servers: RaggedTable
  /// Per team: the queues that it serves, in its own order.
  let served: RaggedTable
  /// Per agent: their team.
  private let teams: [Int]
  private var lines = PlainStore<WaitingLine>()
  private var agents: IdleAgents
  private var nextSequence = 0

  /// Nobody waits and nobody is ready.
  ///
  /// - Parameters:
  ///   - queues: how many there are.
  ///   - serves: the queues that each team serves.
  ///   - teams: the team of each agent.
  package init(queues: Int, serves: [[Int]], teams: [Int]) {
    servers = RaggedTable((0..<queues).map { queue in serves.indices.filter { serves[$0].contains(queue) } })
    served = RaggedTable(serves)
    self.teams = teams
    for _ in 0..<queues { lines.append(WaitingLine()) }
    agents = IdleAgents(agents: teams.count, teams: serves.count)
  }

  // MARK: Callers

  /// A caller can be served from now on: by the agent named, or else they wait.
  package mutating func enter(_ caller: Int, queue: Int, credited: SimulationTime) -> Int? {
    if let agent = longestIdle(for: queue) { return agent }
    lines[queue].insert(WaitingLine.Entry(credited: credited, sequence: nextSequence, caller: caller))
    nextSequence += 1
    return nil
  }

  /// A caller does not want to be served by a queue any more; nothing happens when they do not wait there.
  package mutating func giveUp(_ caller: Int, queue: Int) { lines[queue].remove(caller) }

  /// How many wait in a queue.
  package func waiting(in queue: Int) -> Int { lines[queue].count }

  // MARK: Agents

  /// An agent can be offered callers from now on.
  package mutating func becomeReady(_ agent: Int, at time: SimulationTime) {
    agents.append(agent, of: teams[agent], at: time)
  }

  /// An agent cannot be offered anything any more; nothing happens when that was so before.
  package mutating func withdraw(_ agent: Int) { agents.remove(agent, of: teams[agent]) }

  /// Takes out of line who is to be served next by a ready agent, if anybody is.
  package mutating func takeNext(for agent: Int) -> Int? {
    var next: WaitingLine.Entry?
    var line = 0
    for position in served.positions(of: teams[agent]) {
      let queue = served[position]
      guard let entry = lines[queue].first else { continue }
      if let other = next, !entry.precedes(other) { continue }
      (next, line) = (entry, queue)
    }
    guard let next else { return nil }
    lines[line].removeFirst()
    return next.caller
  }

  /// Who has been ready longest among those who serve a queue; of two equally long, the one of the earlier team.
  package func longestIdle(for queue: Int) -> Int? {
    var found: Int?
    for position in servers.positions(of: queue) {
      guard let candidate = agents.first(of: servers[position]) else { continue }
      if let other = found, agents.readySince(other) <= agents.readySince(candidate) { continue }
      found = candidate
    }
    return found
  }

  /// Who has been ready longest in a team.
  package func longestIdle(of team: Int) -> Int? { agents.first(of: team) }

  // MARK: Invariant

  /// Whether nobody waits whom a ready agent could serve.
  package var isWorkConserving: Bool { !lines.indices.contains { lines[$0].count > 0 && longestIdle(for: $0) != nil } }
}
