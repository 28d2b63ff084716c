import FloorModel
import Quantities
import Testing

/// Who is served by whom, beside a dispatcher that searches through plain lists.
@Suite struct DispatcherTests {
  /// The same rules, written down in the plainest way.
  private struct PlainDispatcher {
    let serves: [[Int]]
    let teams: [Int]
    /// In order of entry.
    var waiting: [(caller: Int, queue: Int, credited: SimulationTime)] = []
    /// In order of readiness.
    var ready: [(agent: Int, since: SimulationTime)] = []

    func longestIdle(for queue: Int) -> Int? {
      let able = ready.filter { serves[teams[$0.agent]].contains(queue) }
      return able.enumerated().min { left, right in
        (left.element.since, teams[left.element.agent], left.offset)
          < (right.element.since, teams[right.element.agent], right.offset)
      }?.element.agent
    }

    mutating func enter(_ caller: Int, queue: Int, credited: SimulationTime) -> Int? {
      if let agent = longestIdle(for: queue) { return agent }
      waiting.append((caller, queue, credited))
      return nil
    }

    mutating func takeNext(for agent: Int) -> Int? {
      let able = waiting.enumerated().filter { serves[teams[agent]].contains($0.element.queue) }
      let next = able.min { ($0.element.credited, $0.offset) < ($1.element.credited, $1.offset) }
      return next.map { waiting.remove(at: $0.offset).caller }
    }
  }

  /// Numbers that look random and are the same every time.
  private struct Numbers {
    var word: UInt64

    mutating func next(below bound: Int) -> Int {
      word = word &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(word >> 33) % bound
    }
  }

  private static let serves = [[0], [1, 0], [2, 1]]
  /// Three agents of each team.
  private static let teams = (0..<9).map { $0 / 3 }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `agrees with plain lists whatever happens`(seed: UInt64) {
    var numbers = Numbers(word: seed)
    var dispatcher = Dispatcher(DispatchPlan(queues: 3, serves: Self.serves, teams: Self.teams))
    var plain = PlainDispatcher(serves: Self.serves, teams: Self.teams)
    var next = 0
    for step in 0..<20_000 {
      // Several things happen at one instant, and priorities credit some with earlier entries.
      let now = SimulationTime(milliseconds: Int64(step / 3))
      switch numbers.next(below: 10) {
      case 0..<5:
        // Callers are known by small numbers that are used again.
        let caller = (0..<200).first { number in !plain.waiting.contains { $0.caller == (next + number) % 200 } }
        guard let caller else { continue }
        next = (next + caller + 1) % 200
        let known = (next + 199) % 200
        let queue = numbers.next(below: 3)
        let credited = now - .milliseconds(Int64(numbers.next(below: 4) * 75))
        let expected = plain.enter(known, queue: queue, credited: credited)
        let found = dispatcher.enter(known, queue: queue, credited: credited)
        #expect(found == expected)
        if let expected {
          plain.ready.removeAll { $0.agent == expected }
          dispatcher.withdraw(expected)
        }
      case 5..<8:
        let agent = numbers.next(below: 9)
        guard !plain.ready.contains(where: { $0.agent == agent }) else { continue }
        plain.ready.append((agent, now))
        dispatcher.becomeReady(agent, at: now)
        let expected = plain.takeNext(for: agent)
        let found = dispatcher.takeNext(for: agent)
        #expect(found == expected)
        if expected != nil {
          plain.ready.removeLast()
          dispatcher.withdraw(agent)
        }
      case 8:
        guard !plain.waiting.isEmpty else { continue }
        let gone = plain.waiting.remove(at: numbers.next(below: plain.waiting.count))
        dispatcher.giveUp(gone.caller, queue: gone.queue)
      default:
        let agent = numbers.next(below: 9)
        plain.ready.removeAll { $0.agent == agent }
        dispatcher.withdraw(agent)
      }
      let conserves = dispatcher.isWorkConserving
      #expect(conserves)
      let lengths = [dispatcher.waiting(in: 0), dispatcher.waiting(in: 1), dispatcher.waiting(in: 2)]
      #expect(lengths == (0..<3).map { queue in plain.waiting.filter { $0.queue == queue }.count })
    }
  }

  @Test func `whoever comes back with the time they entered at stands at the head again`() {
    var dispatcher = Dispatcher(DispatchPlan(queues: 1, serves: [[0]], teams: [0]))
    for caller in 0..<5 {
      let agent = dispatcher.enter(caller, queue: 0, credited: SimulationTime(milliseconds: Int64(caller)))
      #expect(agent == nil)
    }
    let first = dispatcher.takeNext(for: 0)
    #expect(first == 0)
    _ = dispatcher.enter(0, queue: 0, credited: SimulationTime(milliseconds: 0))
    let again = dispatcher.takeNext(for: 0)
    #expect(again == 0)
  }

  @Test func `giving up twice, or after being served, changes nothing`() {
    var dispatcher = Dispatcher(DispatchPlan(queues: 2, serves: [[0, 1]], teams: [0]))
    _ = dispatcher.enter(3, queue: 0, credited: SimulationTime(milliseconds: 1))
    _ = dispatcher.enter(4, queue: 1, credited: SimulationTime(milliseconds: 2))
    dispatcher.giveUp(3, queue: 0)
    dispatcher.giveUp(3, queue: 0)
    dispatcher.giveUp(9, queue: 1)
    let next = dispatcher.takeNext(for: 0)
    #expect(next == 4)
    dispatcher.giveUp(4, queue: 1)
    let nobody = dispatcher.takeNext(for: 0)
    #expect(nobody == nil)
  }

  /// Two teams serve a queue: the second only in the second ring, for which less skill is enough.
  @Test func `a ring is for those for whom it is open, and a place in line outlasts it`() {
    let plan = DispatchPlan(
      queues: [
        .init(rings: [
          .init(teams: [0], levels: [.init(skill: 0, level: 3)]),
          .init(teams: [0, 1], levels: [.init(skill: 0, level: 1)]),
        ])
      ],
      agents: [.init(team: 0, levels: [3]), .init(team: 0, levels: [1]), .init(team: 1, levels: [5])], teams: 2)
    var dispatcher = Dispatcher(plan)
    for agent in [1, 2] { dispatcher.becomeReady(agent, at: SimulationTime(milliseconds: 0)) }
    for caller in 0..<3 {
      let agent = dispatcher.enter(caller, queue: 0, credited: SimulationTime(milliseconds: Int64(caller)))
      #expect(agent == nil)
    }
    let isWaiting = dispatcher.isWaiting(1, queue: 0, ring: 0)
    #expect(isWaiting && dispatcher.waiting(in: 0) == 3)
    // The second caller's ring opens first: of two equally idle, the agent of the earlier profile.
    let helper = dispatcher.widen(1, queue: 0, from: 0)
    #expect(helper == 1)
    dispatcher.withdraw(1)
    dispatcher.withdraw(2)
    let nobody = dispatcher.widen(2, queue: 0, from: 0)
    #expect(nobody == nil)
    // The skilled agent serves both lines, in the order of entry.
    dispatcher.becomeReady(0, at: SimulationTime(milliseconds: 9))
    let first = dispatcher.takeNext(for: 0)
    let second = dispatcher.takeNext(for: 0)
    #expect(first == 0 && second == 2)
  }

  @Test func `the most skilled come first where skill is preferred`() {
    let agents = [1, 4, 4, 2].map { DispatchPlan.Agent(team: 0, levels: [$0]) }
    func chosen(prefersSkill: Bool) -> [Int] {
      let ring = DispatchPlan.Ring(teams: [0], levels: [.init(skill: 0, level: 1)])
      var dispatcher = Dispatcher(
        DispatchPlan(queues: [.init(rings: [ring], prefersSkill: prefersSkill)], agents: agents, teams: 1))
      for agent in agents.indices { dispatcher.becomeReady(agent, at: SimulationTime(milliseconds: Int64(agent))) }
      return agents.indices.compactMap { _ in
        guard let agent = dispatcher.best(for: 0) else { return nil }
        dispatcher.withdraw(agent)
        return agent
      }
    }
    #expect(chosen(prefersSkill: true) == [1, 2, 3, 0])
    #expect(chosen(prefersSkill: false) == [0, 1, 2, 3])
  }
}
