import FloorModel
import Foundation
import GroundTruth
import Quantities
import Randomness
import Testing

/// What queues do with callers beyond serving them in turn, each alone on a plain floor.
@Suite struct QueueOptionTests {
  /// A plain floor of one queue and one team, and what `configure` makes of it.
  private func floor(
    perHour: Double, handling: Double = 100, agents: Int = 1, hours: Int64 = 10, seed: UInt64 = 5,
    _ configure: (inout FloorConfiguration) -> Void
  ) -> TestFloor {
    TestFloor(seed: seed, hours: hours) { floor in
      floor = .plainQueue(perHour: perHour, handling: handling, agents: agents)
      configure(&floor)
    }
  }

  private func queueLegs(_ conversation: Conversation) -> [Leg] { conversation.legs.filter { $0.role == .queue } }

  private func wait(_ conversation: Conversation) -> Double {
    queueLegs(conversation).first.map { ($0.leftAt - $0.offeredAt).inSeconds } ?? 0
  }

  // MARK: Room

  /// M/M/5/9: the share of callers who find all agents taken and four callers waiting.
  @Test func `a full queue turns callers away as theory has it`() {
    let (agents, limit, load) = (5, 4, 4.0)
    var weights = [1.0]
    for present in 1...(agents + limit) {
      weights.append(weights[present - 1] * load / Double(min(present, agents)))
    }
    let exact = weights[agents + limit] / weights.reduce(0, +)
    let outcome = floor(perHour: 60, handling: 240, agents: agents, hours: 600) { $0.queues[0].limit = limit }.run()
    let callers = outcome.conversations.sorted { $0.number < $1.number }
    let blocked = BatchMeans(callers.map { $0.outcome == .blocked ? 1 : 0 })
    #expect(blocked.agrees(with: exact), "\(blocked), exact \(exact)")
    #expect(blocked.standardError < 0.05 * exact)
  }

  @Test func `a closed queue turns everybody away and an open one nobody`() {
    let outcome = floor(perHour: 120, agents: 20, hours: 2) { floor in
      // The clock starts at 14:00 of a Monday.
      floor.queues[0].hours = .init(opens: .seconds(14 * 3_600 + 1_800), closes: .seconds(15 * 3_600))
    }.run()
    let opens = TestFloor.start + .seconds(1_800)
    let closes = TestFloor.start + .seconds(3_600)
    #expect(outcome.conversations.count > 150)
    for conversation in outcome.conversations {
      let isOpen = opens <= conversation.span.start && conversation.span.start < closes
      #expect((conversation.outcome == .blocked) == !isOpen)
      #expect(isOpen || queueLegs(conversation).isEmpty)
    }
  }

  // MARK: Giving up

  /// Waits of callers whom nobody serves.
  private func waits(_ patience: Distribution, _ announcements: [QueueConfiguration.Announcement]) -> [Double] {
    floor(perHour: 2_000) { floor in
      floor.queues[0].patience = patience
      floor.queues[0].announcements = announcements
      floor.teams[0].serves = []
    }.run().conversations.map(wait).sorted()
  }

  /// Kolmogorov-Smirnov at 0.1 % (1.95/sqrt(n)) against the law whose hazard is the patience's own, times the factors.
  @Test(arguments: [
    (Distribution.exponential(mean: 60), 60.0, 1.0), (.weibull(shape: 0.8, scale: 70), 70, 0.8),
  ])
  func `more callers give up at announcements, by their factor`(
    patience: Distribution, scale: Double, shape: Double
  ) {
    let announcements = [
      QueueConfiguration.Announcement(at: .seconds(8), length: .seconds(7), factor: 1.8),
      QueueConfiguration.Announcement(at: .seconds(50), length: .seconds(12), factor: 3.5),
    ]
    func hazard(_ time: Double) -> Double { pow(max(0, time) / scale, shape) }
    func survival(_ time: Double) -> Double {
      let added = announcements.reduce(0.0) { sum, bump in
        let (start, end) = (bump.at.inSeconds, (bump.at + bump.length).inSeconds)
        return sum + (bump.factor - 1) * (hazard(min(time, end)) - hazard(min(time, start)))
      }
      return exp(-hazard(time) - added)
    }
    let sorted = waits(patience, announcements)
    let count = Double(sorted.count)
    let distances = sorted.enumerated().map { index, wait -> Double in
      let expected = 1 - survival(wait)
      return max(abs(expected - Double(index) / count), abs(expected - Double(index + 1) / count))
    }
    let distance = distances.max() ?? 1
    #expect(count > 18_000)
    #expect(distance < 1.95 / count.squareRoot(), "\(distance)")
    // Without announcements the same callers wait as long or longer: only time is taken away.
    #expect(waits(patience, []).reduce(0, +) > sorted.reduce(0, +))
  }

  /// Five standard errors of a share of 0.1.
  @Test func `who hears that everybody is busy may hang up at once`() {
    let sorted = floor(perHour: 1_000) { floor in
      floor.queues[0].patience = .constant(300)
      floor.queues[0].balking = 0.1
      floor.teams[0].serves = []
    }.run().conversations.map(wait)
    let balked = sorted.filter { $0 < 10 }
    #expect(balked.allSatisfy { $0 >= 2 && $0 <= 6 })
    #expect(sorted.filter { $0 >= 10 }.allSatisfy { abs($0 - 300) < 0.001 })
    let error = (0.1 * 0.9 / Double(sorted.count)).squareRoot()
    #expect(abs(Double(balked.count) / Double(sorted.count) - 0.1) < 5 * error)
  }

  @Test func `the longer the announced wait, the more hang up`() {
    let outcome = floor(perHour: 200, hours: 2) { floor in
      floor.queues[0].patience = .constant(3_600)
      floor.queues[0].balkingPerMinute = 0.02
    }.run()
    let callers = outcome.conversations.sorted { $0.number < $1.number }
    let early = callers.prefix(60).filter { wait($0) < 10 && $0.outcome == .abandoned }.count
    let late = callers.suffix(120).filter { wait($0) < 10 && $0.outcome == .abandoned }.count
    // The line soon grows to some twenty callers of 100 s: 33 minutes, at which two thirds hang up.
    #expect(early < 30)
    #expect(late > 50)
  }

  // MARK: Whom a caller gets

  @Test func `a wider ring opens when its time has come, and not before`() {
    let outcome = floor(perHour: 6, handling: 30, hours: 60) { floor in
      floor.queues[0].skills = [SkillLevel("spanish", level: 4)]
      floor.queues[0].rings = [.init(after: .seconds(30), skills: [SkillLevel("spanish", level: 2)])]
      floor.teams[0].skills = [TeamSkill("spanish", levels: 2...2)]
    }.run()
    let waits = outcome.conversations.map(wait)
    #expect(waits.count > 250)
    #expect(waits.allSatisfy { $0 >= 30 })
    // Load 0.05: hardly anybody finds the agent taken.
    #expect(waits.filter { $0 == 30 }.count > waits.count * 8 / 10)
  }

  @Test func `a team that helps out is asked only after the wait`() {
    let outcome = floor(perHour: 40, handling: 120, hours: 40) { floor in
      floor.queues[0].rings = [.init(after: .seconds(20), teams: [1])]
      var helpers = floor.teams[0]
      helpers.name = "helpers"
      helpers.count = 5
      helpers.serves = []
      floor.teams.append(helpers)
    }.run()
    let answers = outcome.conversations.flatMap { conversation in
      conversation.legs.filter { $0.role == .agent }.map { (conversation.person(of: $0).team, wait(conversation)) }
    }
    let helped = answers.filter { $0.0 == "helpers" }
    #expect(helped.count > 200)
    #expect(helped.allSatisfy { $0.1 >= 20 })
    #expect(answers.contains { $0.0 == "team" && $0.1 == 0 })
  }

  @Test(arguments: QueueConfiguration.Routing.allCases)
  func `skill comes before idleness where a queue says so`(routing: QueueConfiguration.Routing) {
    let outcome = floor(perHour: 10, handling: 20, hours: 60) { floor in
      floor.queues[0].routing = routing
      floor.queues[0].skills = [SkillLevel("spanish", level: 1)]
      floor.teams[0].skills = [TeamSkill("spanish", levels: 2...2)]
      var experts = floor.teams[0]
      experts.name = "experts"
      experts.skills = [TeamSkill("spanish", levels: 5...5)]
      floor.teams.append(experts)
    }.run()
    let teams = outcome.conversations.flatMap { conversation in
      conversation.legs.filter { $0.role == .agent }.compactMap { conversation.person(of: $0).team }
    }
    let share = Double(teams.filter { $0 == "experts" }.count) / Double(teams.count)
    // One by turns, or the expert unless taken (load 0.06).
    #expect(routing == .mostSkilled ? share > 0.9 : abs(share - 0.5) < 0.05, "\(share)")
  }

  @Test func `levels of a team are spread over its agents as it says`() {
    var counts: [Int: Int] = [:]
    for needed in 1...5 {
      let outcome = floor(perHour: 3_000, handling: 3_600, agents: 400, hours: 1) { floor in
        floor.queues[0].skills = [SkillLevel("spanish", level: needed)]
        var skill = TeamSkill("spanish", levels: 2...5)
        skill.share = 0.5
        floor.teams[0].skills = [skill]
      }.run()
      let answered = outcome.conversations.flatMap { conversation in
        conversation.legs.filter { $0.role == .agent }.map { conversation.person(of: $0).name }
      }
      counts[needed] = Set(answered).count
    }
    // Half of 400 have the skill, a quarter of those each level: within five standard errors of a binomial.
    for (needed, share) in [(1, 0.5), (2, 0.5), (3, 0.375), (4, 0.25), (5, 0.125)] {
      let error = (400 * share * (1 - share)).squareRoot()
      #expect(abs(Double(counts[needed] ?? 0) - 400 * share) < 5 * error, "level \(needed): \(counts)")
    }
  }

  // MARK: Moving on

  @Test func `who has waited too long moves to the other queue and keeps their place`() {
    let simulated = floor(perHour: 20, handling: 30, hours: 40) { floor in
      floor.queues[0].skills = [SkillLevel("nobody", level: 5)]
      floor.queues[0].overflow = .init(after: .seconds(60), queue: 1)
      var other = QueueConfiguration(name: "other", number: "+13125550101")
      other.talk = .exponential(mean: 30)
      other.noWrapUp = 1
      floor.queues.append(other)
      floor.teams[0].serves = [0, 1]
    }
    var floor = simulated.simulation()
    while !floor.isFinished { floor.advance(to: floor.now + .seconds(3_600)) }
    let conversations = simulated.run().conversations
    #expect(conversations.count > 600)
    for conversation in conversations {
      let legs = queueLegs(conversation)
      #expect(legs.map(\.queue) == [0, 1])
      #expect(legs[0].end == .routed && (legs[0].leftAt - legs[0].offeredAt).inSeconds == 60)
      #expect(legs[1].origin == .routing(after: legs[0].index))
      #expect(conversation.legs.first { $0.role == .agent }?.queue == 1)
    }
    let totals = floor.totals.queues
    #expect(totals[0].overflowed == totals[0].offered && totals[0].answered == 0)
    #expect(totals[1].answered == conversations.count)
  }
}
