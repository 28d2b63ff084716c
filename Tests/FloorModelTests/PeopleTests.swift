import FloorModel
import GroundTruth
import Quantities
import Randomness
import Testing

/// New agents who learn, agents who ask for help, and coaches who choose whom to listen to.
@Suite struct PeopleTests {
  /// A floor without anything that interrupts a talk.
  private static func floor(seed: UInt64 = 3, hours: Int64, _ change: (inout FloorConfiguration) -> Void) -> TestFloor {
    TestFloor(seed: seed, hours: hours) { floor in
      var queue = QueueConfiguration(name: "support", number: "+13125550100")
      queue.arrivals.perHour = 200
      floor.queues = [queue]
      floor.teams = [TeamConfiguration(name: "tier1", count: 30, serves: [0])]
      floor.callers.access = [AccessShare(network: 2, transport: .pstn, weight: 1)]
      floor.transfers.blind = 0
      floor.transfers.consult = 0
      floor.conferences.partyAdd = 0
      floor.behaviour.held = 0
      floor.behaviour.short = 0
      change(&floor)
    }
  }

  private static func answer(_ call: Conversation) -> Leg? {
    call.legs.first { $0.role == .agent && $0.joinedAt != nil }
  }

  /// `ln S = mu + beta * tenure` until nothing is left to learn (section 3.4), to the microsecond that times are kept in.
  @Test func `new agents get faster along a straight line of the logarithm`() {
    let learning = 6.0 * 3_600
    let outcome = Self.floor(hours: 9) { floor in
      floor.queues[0].talk = .constant(100)
      floor.teams[0].newAgents = 1
      floor.teams[0].newAgentSlowdown = 0.25
      floor.teams[0].agentEffect = 0
      floor.teams[0].learning = learning
      floor.teams[0].tenure = .constant(3_600)
    }.run()
    var compared = 0
    for call in outcome.conversations {
      guard let agent = Self.answer(call), let answered = agent.answeredAt else { continue }
      let tenure = 3_600 + (answered - TestFloor.start).inSeconds
      let factor = Portable.exp(Portable.log(1.25) * max(0, 1 - tenure / learning))
      let first = call.legs.filter { $0.end == .hungUp }.map(\.leftAt).min() ?? agent.leftAt
      let length: Double = (first - answered).inSeconds
      #expect(abs(length - 100 * factor) < 2e-6)
      compared += 1
    }
    #expect(compared > 1_000)
  }

  /// Five standard errors of the share of handled calls; whoever hangs up before the moment comes is the slack.
  @Test func `agents ask for help as often as they should, and a free coach comes`() {
    let outcome = Self.floor(hours: 8) { floor in
      floor.coaches = [CoachConfiguration(name: "leads", count: 25, watches: [0])]
      floor.coaches[0].monitor = 0
      floor.coaches[0].whisper = 0
      floor.coaches[0].barge = 0
      floor.behaviour.flagged = 0.2
      floor.shifts.breaks = []
      floor.shifts.pausesPerShift = 0
    }.run()
    let handled = outcome.conversations.filter { Self.answer($0) != nil }
    let flagged = handled.filter { call in call.actions.contains { $0.kind == .flagRaise } }
    #expect(handled.count > 1_000)
    let share = Double(flagged.count) / Double(handled.count)
    let bound: Double = 5 * (0.2 * 0.8 / Double(handled.count)).squareRoot() + 0.005
    #expect(abs(share - 0.2) < bound)
    var lowered: [Leg.Role: Int] = [:]
    var barges = 0
    var helped = 0
    for call in flagged {
      guard let raise = call.actions.first(where: { $0.kind == .flagRaise }),
        let lower = call.actions.first(where: { $0.kind == .flagLower })
      else {
        Issue.record("a flag that is never lowered")
        continue
      }
      #expect(raise.text?.isEmpty == false)
      lowered[call.legs[lower.leg].role, default: 0] += 1
      guard let coach = call.legs.first(where: { $0.role == .coach }) else {
        // Whoever does not come had no time to.
        #expect((lower.at - raise.at).inSeconds <= 20)
        continue
      }
      let reaction = (coach.offeredAt - raise.at).inSeconds
      #expect(reaction >= 5 && reaction < 20.001)
      helped += call.actions.contains { $0.kind == .coachStart } ? 1 : 0
      barges += call.actions.contains { $0.kind == .barge } ? 1 : 0
    }
    #expect(lowered[.coach] == helped && helped > flagged.count / 2)
    #expect(barges > 0 && barges < helped)
    #expect(lowered[.agent] == flagged.count - helped)
  }

  @Test func `flags wait for a coach, and come before what coaches meant to listen to`() {
    let outcome = Self.floor(hours: 6) { floor in
      floor.coaches = [CoachConfiguration(name: "leads", count: 2, watches: [0])]
      floor.coaches[0].monitor = 0.3
      floor.behaviour.flagged = 0.1
      floor.behaviour.flag = .constant(600)
    }.run()
    let waits = outcome.conversations.compactMap { call -> Double? in
      guard let raise = call.actions.first(where: { $0.kind == .flagRaise }),
        let coach = call.legs.first(where: { $0.role == .coach && $0.offeredAt > raise.at })
      else { return nil }
      return (coach.offeredAt - raise.at).inSeconds
    }
    #expect(waits.count > 20)
    #expect(waits.contains { $0 > 20.001 })
  }

  /// A coach who is free is nothing to the agents of another: the floor goes on, and everybody's coach is their own.
  @Test(.timeLimit(.minutes(1)))
  func `with spans a call waits for the coach of its agent`() {
    let outcome = Self.floor(hours: 6) { floor in
      floor.coaches = [CoachConfiguration(name: "leads", count: 2, watches: [0])]
      floor.coaches[0].span = 4
      floor.coaches[0].monitor = 0.3
      floor.behaviour.flagged = 0.1
      floor.behaviour.flag = .constant(600)
    }.run()
    var coaches: [String: Set<String>] = [:]
    for call in outcome.conversations {
      for leg in call.legs where leg.role == .coach {
        guard case .supervision(let agent) = leg.origin else { continue }
        coaches[call.person(of: call.legs[agent]).name, default: []].insert(call.person(of: leg).name)
      }
    }
    #expect(coaches.count > 4)
    #expect(coaches.values.allSatisfy { $0.count == 1 })
    #expect(Set(coaches.values.joined()).count == 2)
  }

  /// Whom coaches listen to, when one coach is wanted everywhere.
  private static func newShare(_ policy: CoachConfiguration.Policy) -> (new: Double, visits: Int) {
    let floor = floor(hours: 8) { floor in
      floor.teams[0].newAgents = 0
      var fresh = TeamConfiguration(name: "fresh", count: 8, serves: [0])
      fresh.newAgents = 1
      floor.teams.append(fresh)
      floor.coaches = [CoachConfiguration(name: "leads", count: 1, watches: [0, 1])]
      floor.coaches[0].monitor = 0.9
      floor.coaches[0].newAgentFactor = 1
      floor.coaches[0].policy = policy
      floor.behaviour.flagged = 0
    }
    let visited = floor.run().conversations.filter { call in call.legs.contains { $0.role == .coach } }
    let new = visited.filter { call in answer(call).map { call.person(of: $0).team == "fresh" } ?? false }
    return (Double(new.count) / Double(visited.count), visited.count)
  }

  @Test func `new agents come first where coaches have it so`() {
    let passing = Self.newShare(.whenFree)
    let inTurn = Self.newShare(.inTurn)
    let first = Self.newShare(.newAgentsFirst)
    #expect(inTurn.visits > passing.visits)
    // The same share of either, within five standard errors of the smaller sample, against a clear preference.
    let passingBound: Double = 5 * (0.25 / Double(passing.visits)).squareRoot()
    let inTurnBound: Double = 5 * (0.25 / Double(inTurn.visits)).squareRoot()
    #expect(abs(inTurn.new - passing.new) < passingBound)
    #expect(first.new > inTurn.new + inTurnBound, "\(first) \(inTurn)")
  }
}
