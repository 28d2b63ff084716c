import FloorModel
import GroundTruth
import Quantities
import Randomness
import Testing

/// Calls into which agents call more than one party, all of whom stay.
@Suite struct ConferenceTests {
  /// Every second call has a third party, who answers and speaks with all.
  static let calls = TestFloor(seed: 21, hours: 10) { floor in
    var queue = QueueConfiguration(name: "support", number: "+13125550100")
    queue.arrivals.perHour = 300
    floor.queues = [queue]
    floor.teams = [TeamConfiguration(name: "tier1", count: 90, serves: [0])]
    floor.callers.access = [AccessShare(network: 2, transport: .pstn, weight: 1)]
    floor.conferences.partyAdd = 0.5
    floor.conferences.merge = 1
    floor.conferences.thirdParties = (0..<6).map { number in
      WeightedDestination(.outside("+1312555014\(number)"), weight: 1)
    }
    floor.transfers.outsideAnswers = 1
    floor.transfers.outsideNetwork = 2
    floor.transfers.blind = 0
    floor.transfers.consult = 0
  }.run().conversations

  /// How many spoke with one another at most.
  private static func size(_ call: Conversation) -> Int {
    let parties = call.legs.filter { [.customer, .agent, .external].contains($0.role) && $0.presence != nil }
    let joins = parties.compactMap(\.joinedAt)
    return joins.map { joined in parties.filter { $0.presence?.contains(joined) ?? false }.count }.max() ?? 0
  }

  /// Shares of three-way calls (section 3.6), within five standard errors.
  @Test func `three-way calls grow as often as in life`() {
    let sizes = Self.calls.filter { call in call.actions.contains { $0.kind == .conferenceMerge } }.map(Self.size)
    #expect(sizes.count > 1_000)
    func share(_ wanted: ClosedRange<Int>) -> Double {
      Double(sizes.filter(wanted.contains).count) / Double(sizes.count)
    }
    for (size, expected) in [(3...3, 0.85), (4...4, 0.11), (5...6, 0.04)] {
      let error = (expected * (1 - expected) / Double(sizes.count)).squareRoot()
      #expect(abs(share(size) - expected) < 5 * error, "\(size): \(share(size))")
    }
    #expect(share(6...6) > 0 && sizes.allSatisfy { $0 <= 6 })
  }

  @Test func `calls of many parties are sound, and nobody is left on hold`() {
    for call in Self.calls where Self.size(call) > 3 {
      let record = ConversationRecord(conversation: call, series: call.legs.map { _ in nil }, impairments: [])
      let findings = record.invariantViolations().filter { !$0.contains("series exactly when") }
      #expect(findings.isEmpty, "conversation \(call.number): \(findings)")
      // Every merge ends everybody's hold; whoever was held again was freed before the end or left.
      let merges = call.actions.filter { $0.kind == .conferenceMerge }.count
      #expect(merges >= 2)
    }
  }

  /// With everybody put on hold for a moment, the agent is alone, and goes on with the third party or with all.
  @Test func `customer and third party are both on hold where the scenario asks for it`() {
    let calls = TestFloor(seed: 21, hours: 2) { floor in
      var queue = QueueConfiguration(name: "support", number: "+13125550100")
      queue.arrivals.perHour = 200
      floor.queues = [queue]
      floor.teams = [TeamConfiguration(name: "tier1", count: 60, serves: [0])]
      floor.callers.access = [AccessShare(network: 2, transport: .pstn, weight: 1)]
      floor.conferences.partyAdd = 0.5
      floor.conferences.holdAll = 1
      floor.conferences.thirdParties = [WeightedDestination(.outside("+13125550141"), weight: 1)]
      floor.transfers.outsideAnswers = 1
      floor.transfers.outsideNetwork = 2
      floor.transfers.blind = 0
      floor.transfers.consult = 0
    }.run().conversations
    var ends: Set<Action.Kind> = []
    for call in calls {
      let record = ConversationRecord(conversation: call, series: call.legs.map { _ in nil }, impairments: [])
      #expect(record.invariantViolations().filter { !$0.contains("series exactly when") }.isEmpty)
      var held: Set<Int> = []
      for action in call.actions {
        guard let target = action.target else {
          if held.count == 2, action.kind == .conferenceMerge { ends.insert(action.kind) }
          continue
        }
        if action.kind == .hold { held.insert(target) }
        if action.kind == .unhold {
          if held.count == 2 { ends.insert(action.kind) }
          held.remove(target)
        }
      }
    }
    #expect(ends == [.conferenceMerge, .unhold])
  }

  /// Whoever was called in leaves as they would have from a three-way call: dropped, by themselves, or at the end.
  @Test func `members leave in every way there is`() {
    let large = Self.calls.filter { Self.size($0) > 3 }
    let ends = Set(large.flatMap(\.legs).filter { $0.role == .external && $0.joinedAt != nil }.map(\.end))
    #expect(ends.isSuperset(of: [.removed, .hungUp, .peerLeft]))
  }
}
