import Randomness

extension DispatchPlan {
  /// The plan of a floor whose agents are the first of `staff`.
  init(_ configuration: FloorConfiguration, staff: [StaffIdentity], seed: UInt64) {
    let skills = Self.skills(of: configuration)
    func requirements(_ levels: [SkillLevel]) -> [Requirement] {
      levels.map { level in Requirement(skill: skills.firstIndex(of: level.name) ?? 0, level: level.level) }
    }
    let queues = configuration.queues.indices.map { number in
      let queue = configuration.queues[number]
      let serving = configuration.teams.indices.filter { configuration.teams[$0].serves.contains(number) }
      var ring = Ring(teams: Set(serving), levels: requirements(queue.skills))
      let wider = queue.rings.map { next in
        ring.teams.formUnion(next.teams)
        if let skills = next.skills { ring.levels = requirements(skills) }
        return ring
      }
      return Queue(
        rings: [Ring(teams: Set(serving), levels: requirements(queue.skills))] + wider,
        prefersSkill: queue.routing == .mostSkilled)
    }
    let agents = staff.compactMap { person -> Agent? in
      guard case .team(let team) = person.group else { return nil }
      let known = configuration.teams[team].skills
      return Agent(
        team: team,
        levels: skills.map { name in known.first { $0.name == name }?.level(of: person.entity, seed: seed) ?? 0 })
    }
    self.init(queues: queues, agents: agents, teams: configuration.teams.count)
  }

  /// The skills that queues ask for, in order of appearance: others decide nothing.
  private static func skills(of configuration: FloorConfiguration) -> [String] {
    var names: [String] = []
    for queue in configuration.queues {
      for level in queue.skills + queue.rings.flatMap({ $0.skills ?? [] }) where !names.contains(level.name) {
        names.append(level.name)
      }
    }
    return names
  }
}

extension TeamSkill {
  private static let skillsName = EntityName("skills")

  /// How well the agent `person` has it: 0 for not at all.
  func level(of person: UInt64, seed: UInt64) -> Int {
    let entity = EntityID.child(of: EntityID.child(of: person, Self.skillsName), name)
    var draws = EntityKey(seed: seed, entity: entity).stream(.identity)
    guard draws.chance(share) else { return 0 }
    return levels.lowerBound + Int(draws.uniform() * Double(levels.count))
  }
}
