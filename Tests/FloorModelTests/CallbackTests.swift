import FloorModel
import GroundTruth
import Quantities
import Randomness
import Testing

/// Callers who choose to be called back, on a floor with one agent too few.
@Suite struct CallbackTests {
  private static let floor = TestFloor(seed: 9, hours: 30) { floor in
    floor = .plainQueue(perHour: 44, handling: 200, agents: 3)
    floor.queues[0].patience = .constant(100_000)
    var callbacks = QueueConfiguration.Callbacks()
    callbacks.after = .seconds(30)
    callbacks.minimumWait = .seconds(60)
    callbacks.accepted = 0.5
    callbacks.reached = 0.7
    callbacks.attempts = 3
    floor.queues[0].callbacks = callbacks
  }
  private static let conversations = floor.run().conversations.sorted { $0.number < $1.number }

  private var inbound: [Conversation] { Self.conversations.filter { $0.kind == .inbound } }
  private var callbacks: [Conversation] { Self.conversations.filter { $0.kind == .callback } }

  /// Callers who hung up although nobody had answered, without giving up.
  private var deferred: [Conversation] {
    inbound.filter { $0.outcome == .completed && !$0.legs.contains { $0.role == .agent } }
  }

  private func callee(_ conversation: Conversation) -> String? {
    conversation.legs.first { $0.role == .customer }.map { conversation.person(of: $0).name }
  }

  @Test func `whoever accepts is called back, first in the instant they hang up`() {
    #expect(deferred.count > 200)
    for conversation in deferred {
      let wait = conversation.legs.first { $0.role == .queue }.map { $0.leftAt - $0.offeredAt }
      // Thirty seconds until the offer, 6 to 20 to accept it.
      #expect(wait.map { $0 >= .seconds(36) && $0 <= .seconds(51) } ?? false)
      let follows = callbacks.filter { $0.span.start == conversation.span.end }
      #expect(follows.contains { callee($0) == nil || callee($0) == callee(conversation) })
    }
  }

  /// Within five standard errors of the shares.
  @Test func `as many accept and are reached as the queue says`() {
    let offered = inbound.filter { conversation in
      conversation.legs.contains { $0.role == .queue && $0.leftAt - $0.offeredAt >= .seconds(30) }
    }
    // Some of those were not offered it, because the estimate was short: the share accepted is at most a half.
    let accepted = Double(deferred.count) / Double(offered.count)
    #expect(accepted < 0.5 + 5 * (0.25 / Double(offered.count)).squareRoot())
    #expect(accepted > 0.3)
    let called = callbacks.filter { $0.legs.contains { $0.role == .customer && $0.end != .busy } }
    let reached = called.filter { $0.outcome == .completed }
    let share = Double(reached.count) / Double(called.count)
    #expect(abs(share - 0.7) < 5 * (0.21 / Double(called.count)).squareRoot(), "\(share)")
  }

  @Test func `an agent takes the request, calls, and talks or notes that nobody answered`() {
    for conversation in callbacks where conversation.legs.contains(where: { $0.role == .customer }) {
      #expect(conversation.legs.map(\.role) == [.queue, .agent, .customer])
      let (queue, agent, customer) = (conversation.legs[0], conversation.legs[1], conversation.legs[2])
      #expect(queue.end == .routed && agent.origin == .offer(queueLeg: 0) && customer.origin == .dialled(by: 1))
      #expect(agent.answeredAt.map { $0 <= customer.offeredAt } ?? false)
      #expect((conversation.outcome == .completed) == (customer.joinedAt != nil))
      #expect((conversation.outcome == .unanswered) == (customer.answeredAt == nil))
    }
  }

  @Test func `the place in the queue is kept`() {
    // Of those who waited in the line all the time nobody is answered who came after somebody called back.
    let stayed = inbound.filter { $0.legs.contains { $0.role == .agent } }
    for conversation in deferred {
      guard let entered = conversation.legs.first(where: { $0.role == .queue })?.offeredAt,
        let callback = callbacks.first(where: { $0.span.start == conversation.span.end }),
        let taken = callback.legs.first(where: { $0.role == .agent })?.answeredAt
      else { continue }
      let overtaking = stayed.filter { other in
        guard let entry = other.legs.first(where: { $0.role == .queue })?.offeredAt,
          let answer = other.legs.first(where: { $0.role == .agent })?.answeredAt
        else { return false }
        return entry > entered && answer > callback.span.start && answer < taken
      }
      #expect(overtaking.isEmpty)
    }
  }

  @Test func `who is not reached is tried again, and not too often`() {
    for (name, attempts) in Dictionary(grouping: callbacks.filter { callee($0) != nil }, by: callee) {
      let times = attempts.map(\.span.start)
      let requests = deferred.filter { callee($0) == name }.count
      #expect(times.count <= 3 * requests, "\(name ?? "")")
    }
    let again = callbacks.filter { conversation in !deferred.contains { $0.span.end == conversation.span.start } }
    #expect(again.count > 40)
  }

  @Test func `a request that nobody comes to is dropped when it expires`() {
    var floor = Self.floor
    floor.configuration.queues[0].callbacks?.expiry = .seconds(60)
    let dropped = floor.run().conversations.filter { $0.kind == .callback && $0.legs.count == 1 }
    #expect(dropped.count > 20)
    for conversation in dropped {
      #expect(conversation.outcome == .unanswered)
      #expect((conversation.legs[0].leftAt - conversation.legs[0].offeredAt).inSeconds >= 60)
      #expect((conversation.legs[0].leftAt - conversation.legs[0].offeredAt).inSeconds < 60.1)
    }
  }

  /// Outages of half a minute, one every three, on the network of all agents.
  @Test func `an agent who is cut off while it rings calls nobody any more`() {
    var floor = TestFloor(seed: 9, hours: 30) { floor in
      floor = Self.floor.configuration
      floor.teams[0].access = [AccessShare(network: 0, transport: .webrtc, weight: 1)]
    }
    floor.outages = (0..<600).map { number in
      let start = TestFloor.start + .seconds(Int64(number) * 180)
      return ImpairmentEpisode(
        entity: UInt64(700 + number), cell: 0, label: "cut", network: 0, span: TimeSpan(start, start + .seconds(30)),
        effects: .init(isOutage: true))
    }
    let cut = floor.run().conversations.filter { conversation in
      conversation.kind == .callback && conversation.legs.contains { $0.role == .agent && $0.end == .networkLost }
        && conversation.legs.contains { $0.role == .customer && $0.answeredAt == nil && $0.end != .busy }
    }
    #expect(!cut.isEmpty)
    for conversation in cut {
      #expect(conversation.outcome == .unanswered)
      #expect(conversation.legs.contains { $0.role == .customer && ($0.end == .cancelled || $0.end == .noAnswer) })
    }
  }

  @Test func `a request overflows like a caller`() {
    var floor = Self.floor
    floor.configuration.queues[0].overflow = .init(after: .seconds(120), queue: 1)
    var other = QueueConfiguration(name: "other", number: "+13125550101")
    other.noWrapUp = 1
    floor.configuration.queues.append(other)
    floor.configuration.teams[0].serves = [0, 1]
    floor.directory.queues = floor.configuration.queues.map { $0.directoryEntry(cell: 0) }
    let moved = floor.run().conversations.filter { conversation in
      conversation.kind == .callback && conversation.legs.filter { $0.role == .queue }.map(\.queue) == [0, 1]
    }
    #expect(moved.count > 20)
    for conversation in moved { #expect(conversation.legs[1].origin == .routing(after: 0)) }
  }

  @Test func `conversations keep their invariants`() {
    for conversation in Self.conversations {
      let findings = ConversationRecord(
        conversation: conversation, series: conversation.legs.map { _ in nil }, impairments: []
      ).invariantViolations().filter { !$0.contains("series exactly when") }
      #expect(findings.isEmpty)
    }
  }
}
