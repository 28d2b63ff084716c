import FloorModel
import GroundTruth
import Testing

/// Whom a queue prefers that looks at skills.
@Suite("Ranking of agents")
struct AgentRankingTests {
  @Test func `The directory names who has most of the skills, best first, and nobody for a queue that looks at none`() {
    let floor = TestFloor { floor in
      var team = TeamConfiguration(name: "tier2", count: 30, serves: [0, 1])
      team.skills = [TeamSkill("spanish", levels: 1...5)]
      floor.teams = [team]
      var skilled = QueueConfiguration(name: "advice", number: "+13125550100")
      skilled.skills = [SkillLevel("spanish", level: 2)]
      skilled.routing = .mostSkilled
      var plain = QueueConfiguration(name: "support", number: "+13125550101")
      plain.skills = skilled.skills
      floor.queues = [skilled, plain]
    }
    var directory = floor.directory
    floor.configuration.rankAgents(in: &directory)
    let ranked = directory.queues[0].rankedAgents
    #expect(ranked.count == 10)
    #expect(ranked.map(\.score) == ranked.map(\.score).sorted(by: >))
    #expect(ranked.allSatisfy { (40...100).contains($0.score) && $0.score % 20 == 0 })
    #expect(Set(ranked.map(\.entity)).count == 10)
    #expect(directory.queues[1].rankedAgents.isEmpty)
  }
}
