public import GroundTruth
import Randomness

extension FloorConfiguration {
  /// How many agents of a queue are named at most; inferred: what a desktop has room for.
  private static let mostRanked = 10
  /// The level of an expert.
  private static let highestLevel = 5

  /// Notes in `directory` whom the queues prefer that look at skills: who gets their callers first when ready.
  ///
  /// A score is the sum of the levels that the dispatcher compares, in percent of an expert's in each skill.
  public func rankAgents(in directory: inout CellDirectory) {
    guard queues.contains(where: { $0.routing == .mostSkilled && !$0.skills.isEmpty }) else { return }
    let staff = StaffIdentity.everybody(configuration: self, directory: directory)
    for (number, queue) in queues.enumerated() where queue.routing == .mostSkilled && !queue.skills.isEmpty {
      var ranked: [CellDirectory.Queue.RankedAgent] = []
      for person in staff {
        guard case .team(let team) = person.group, teams[team].serves.contains(number) else { continue }
        let levels = queue.skills.map { asked in
          let known = teams[team].skills.first { $0.name == asked.name }
          return (level: known?.level(of: person.entity, seed: directory.seed) ?? 0, least: asked.level)
        }
        guard levels.allSatisfy({ $0.level >= $0.least }) else { continue }
        let sum = levels.reduce(0) { $0 + $1.level }
        ranked.append(.init(entity: person.entity, score: 100 * sum / (Self.highestLevel * levels.count)))
      }
      let order = ranked.indices.sorted { (ranked[$1].score, $0) < (ranked[$0].score, $1) }
      directory.queues[number].rankedAgents = order.prefix(Self.mostRanked).map { ranked[$0] }
    }
  }
}
