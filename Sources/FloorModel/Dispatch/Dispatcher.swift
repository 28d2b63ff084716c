import EventKernel
package import Quantities

/// Brings those who wait and those who are ready together.
///
///     if let agent = dispatcher.enter(caller, queue: 2, credited: now) { offer(caller, to: agent) }
///     dispatcher.becomeReady(agent, at: now)
///     if let caller = dispatcher.takeNext(for: agent) { offer(caller, to: agent) }
///
/// First come, first served by credited time of entry; among agents who may serve a caller, the most skilled where the
/// queue asks for that, and of those the longest idle. Both sides are looked at in the instant they become available, so
/// that nobody waits while somebody suitable is ready.
///
/// It knows callers, queues, rings and agents by number and nothing of what they do: an agent it names stays ready until
/// `withdraw`. Every operation costs O(1) or O(log n) of those who wait, times the profiles of a line or lines of a
/// profile.
///
/// Invariant: when `enter` or `widen` has named an agent, and when `takeNext` has been asked for each who became ready,
/// no line has somebody in it whom a ready agent could serve.
package struct Dispatcher: ~Copyable, Sendable {
  /// Who may serve whom.
  let plan: DispatchPlan
  private var lines = PlainStore<WaitingLine>()
  private var agents: IdleAgents
  private var nextSequence = 0

  /// Nobody waits and nobody is ready.
  package init(_ plan: DispatchPlan) {
    self.plan = plan
    for _ in 0..<plan.lineCount { lines.append(WaitingLine()) }
    agents = IdleAgents(agents: plan.profiles.count, profiles: plan.profileCount)
  }

  // MARK: Callers

  /// A caller for whom `ring` of a queue is open can be served from now on: by the agent named, or else they wait.
  package mutating func enter(_ caller: Int, queue: Int, ring: Int = 0, credited: SimulationTime) -> Int? {
    let line = plan.line(of: queue, ring: ring)
    if let agent = best(inLine: line) { return agent }
    lines[line].insert(WaitingLine.Entry(credited: credited, sequence: nextSequence, caller: caller))
    nextSequence += 1
    return nil
  }

  /// The next ring opens for a caller who waits in `ring`: they keep their place, unless the agent named serves them.
  package mutating func widen(_ caller: Int, queue: Int, from ring: Int) -> Int? {
    let line = plan.line(of: queue, ring: ring)
    guard let entry = lines[line].remove(caller) else { return nil }
    if let agent = best(inLine: line + 1) { return agent }
    lines[line + 1].insert(entry)
    return nil
  }

  /// A caller does not want to be served by a queue any more; nothing happens when they do not wait there.
  package mutating func giveUp(_ caller: Int, queue: Int) {
    for line in plan.lines(of: queue) { _ = lines[line].remove(caller) }
  }

  /// Whether a caller waits in a queue, in this ring.
  package func isWaiting(_ caller: Int, queue: Int, ring: Int) -> Bool {
    lines[plan.line(of: queue, ring: ring)].contains(caller)
  }

  /// How many wait in a queue.
  package func waiting(in queue: Int) -> Int { plan.lines(of: queue).reduce(0) { $0 + lines[$1].count } }

  // MARK: Agents

  /// An agent can be offered callers from now on.
  package mutating func becomeReady(_ agent: Int, at time: SimulationTime) {
    agents.append(agent, of: plan.profiles[agent], at: time)
  }

  /// An agent cannot be offered anything any more; nothing happens when that was so before.
  package mutating func withdraw(_ agent: Int) { agents.remove(agent, of: plan.profiles[agent]) }

  /// Takes out of line who is to be served next by a ready agent, if anybody is.
  package mutating func takeNext(for agent: Int) -> Int? {
    var next: WaitingLine.Entry?
    var line = 0
    for position in plan.served.positions(of: plan.profiles[agent]) {
      let candidate = plan.served[position]
      guard let entry = lines[candidate].first else { continue }
      if let other = next, !entry.precedes(other) { continue }
      (next, line) = (entry, candidate)
    }
    guard let next else { return nil }
    lines[line].removeFirst()
    return next.caller
  }

  /// Whom a new caller of a queue would get, if anybody is ready for one.
  package func best(for queue: Int) -> Int? { best(inLine: plan.line(of: queue)) }

  /// The colleague whom a call to a queue reaches: whoever may serve it in any ring.
  package func colleague(serving queue: Int) -> Int? { best(inLine: plan.widestLine(of: queue)) }

  /// Who has been ready longest in a team.
  package func longestIdle(of team: Int) -> Int? {
    var found: Int?
    for position in plan.teams.positions(of: team) {
      guard let candidate = agents.first(of: plan.teams[position]) else { continue }
      if let other = found, agents.readySince(other) <= agents.readySince(candidate) { continue }
      found = candidate
    }
    return found
  }

  /// Of those ready who serve a line, the one with the highest score; of several, who has been ready longest; of two
  /// equally long, the one of the earlier profile.
  private func best(inLine line: Int) -> Int? {
    var found: Int?
    var highest = 0
    for position in plan.servers.positions(of: line) {
      guard let candidate = agents.first(of: plan.servers[position]) else { continue }
      let score = plan.scores[position]
      if let other = found {
        if score < highest { continue }
        if score == highest, agents.readySince(other) <= agents.readySince(candidate) { continue }
      }
      (found, highest) = (candidate, score)
    }
    return found
  }

  // MARK: Invariant

  /// Whether nobody waits whom a ready agent could serve.
  package var isWorkConserving: Bool { !lines.indices.contains { lines[$0].count > 0 && best(inLine: $0) != nil } }
}
