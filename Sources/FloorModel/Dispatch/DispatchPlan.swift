/// Who may serve whom, as it stands still: the lines in which callers wait and the agents who may serve each.
///
/// A queue has a line for each of its rings: its callers wait in the first until a wider one opens for them. Agents who
/// are the same to every line have a profile in common; everything here is about lines and profiles, so that no agent
/// is looked at who is not chosen.
package struct DispatchPlan: Sendable {
  /// Whom a queue asks for.
  package struct Queue: Hashable, Sendable {
    /// From the narrowest to the widest, at least one.
    package var rings: [Ring]
    /// Whether more of the first ring's skills come before longer readiness.
    package var prefersSkill = false

    /// A queue with these rings.
    package init(rings: [Ring], prefersSkill: Bool = false) {
      self.rings = rings
      self.prefersSkill = prefersSkill
    }
  }

  /// Who may serve a queue's callers from some time on.
  package struct Ring: Hashable, Sendable {
    /// The teams they belong to.
    package var teams: Set<Int>
    /// The least level of each skill that is asked for.
    package var levels: [Requirement]

    /// Agents of these teams who have all of these levels.
    package init(teams: Set<Int>, levels: [Requirement] = []) {
      self.teams = teams
      self.levels = levels
    }
  }

  /// A skill by number, and how much of it.
  package struct Requirement: Hashable, Sendable {
    package var skill: Int
    package var level: Int

    /// At least `level` of `skill`.
    package init(skill: Int, level: Int) {
      self.skill = skill
      self.level = level
    }
  }

  /// What an agent is to the dispatcher.
  package struct Agent: Hashable, Sendable {
    package var team: Int
    /// The level of each skill, 0 for none.
    package var levels: [Int]

    /// An agent of `team` with these levels.
    package init(team: Int, levels: [Int] = []) {
      self.team = team
      self.levels = levels
    }
  }

  /// Per queue: the line of its first ring, and behind the last queue the number of lines.
  private let firstLines: [Int]
  /// Per agent: their profile, numbered in the order of first agents.
  let profiles: [Int]
  /// Per line: the profiles that serve it, in ascending order.
  let servers: RaggedTable
  /// Beside each of them: how much of the queue's skills the profile has, where that counts, and else 0.
  let scores: [Int]
  /// Per profile: the lines that it serves.
  let served: RaggedTable
  /// Per team: the profiles of its agents.
  let teams: RaggedTable

  /// Queues and agents are known by their positions, teams and skills by the numbers used in both.
  package init(queues: [Queue], agents: [Agent], teams count: Int) {
    var known: [Agent: Int] = [:]
    var kinds: [Agent] = []
    profiles = agents.map { agent in
      if let profile = known[agent] { return profile }
      known[agent] = kinds.count
      kinds.append(agent)
      return kinds.count - 1
    }
    var firsts = [0]
    var rows: [[Int]] = []
    var scores: [Int] = []
    for queue in queues {
      firsts.append(firsts[firsts.count - 1] + queue.rings.count)
      for ring in queue.rings {
        let able = kinds.indices.filter { ring.admits(kinds[$0]) }
        rows.append(able)
        scores += able.map { queue.prefersSkill ? queue.score(of: kinds[$0]) : 0 }
      }
    }
    firstLines = firsts
    servers = RaggedTable(rows)
    self.scores = scores
    served = RaggedTable(kinds.indices.map { profile in rows.indices.filter { rows[$0].contains(profile) } })
    teams = RaggedTable((0..<count).map { team in kinds.indices.filter { kinds[$0].team == team } })
  }

  /// Every queue is served by teams alone: `serves` lists the queues of each team, `teams` the team of each agent.
  package init(queues: Int, serves: [[Int]], teams: [Int]) {
    let rules = (0..<queues).map { queue in
      Queue(rings: [Ring(teams: Set(serves.indices.filter { serves[$0].contains(queue) }))])
    }
    self.init(queues: rules, agents: teams.map { Agent(team: $0) }, teams: serves.count)
  }

  /// How many lines there are.
  var lineCount: Int { firstLines[firstLines.count - 1] }

  /// How many profiles there are.
  var profileCount: Int { served.rowCount }

  /// The line of a queue's callers for whom `ring` is open.
  func line(of queue: Int, ring: Int = 0) -> Int { firstLines[queue] + ring }

  /// The lines of a queue.
  func lines(of queue: Int) -> Range<Int> { firstLines[queue]..<firstLines[queue + 1] }

  /// The line that all wait in whom a queue has found no agent for in its last ring: whoever serves it at all does.
  func widestLine(of queue: Int) -> Int { firstLines[queue + 1] - 1 }

  /// Whether agents of a team may serve a queue, in its widest ring.
  func serves(_ queue: Int, profile: Int) -> Bool { servers.row(widestLine(of: queue), contains: profile) }
}

extension DispatchPlan.Ring {
  fileprivate func admits(_ agent: DispatchPlan.Agent) -> Bool {
    teams.contains(agent.team)
      && levels.allSatisfy { agent.levels.indices.contains($0.skill) && agent.levels[$0.skill] >= $0.level }
  }
}

extension DispatchPlan.Queue {
  /// Levels of the skills that the first ring asks for, added up.
  fileprivate func score(of agent: DispatchPlan.Agent) -> Int {
    rings[0].levels.reduce(0) { sum, asked in
      sum + (agent.levels.indices.contains(asked.skill) ? agent.levels[asked.skill] : 0)
    }
  }
}
