import FloorModel
import GroundTruth
import Quantities
import Randomness
import Testing

/// Every flow occurs, and looks as it should.
@Suite struct FloorFlowTests {
  static let conversations = TestFloor.seeds.flatMap { TestFloor.busyOutcomes[$0]?.conversations ?? [] }

  @Test(arguments: Action.Kind.allCases)
  func `every kind of action occurs`(kind: Action.Kind) {
    let count = Self.conversations.reduce(0) { $0 + $1.actions.filter { $0.kind == kind }.count }
    #expect(count > 0)
  }

  @Test(arguments: Leg.End.allCases)
  func `every way for a leg to end occurs`(end: Leg.End) {
    #expect(Self.conversations.contains { $0.legs.contains { $0.end == end } })
  }

  @Test func `whoever dials into a meeting by telephone has no camera, no screen and no chat`() {
    let dialIns = Self.conversations.filter { $0.kind == .meeting }.flatMap { meeting in
      meeting.legs.filter { $0.transport == .pstn }.map { (meeting: meeting, leg: $0.index) }
    }
    #expect(!dialIns.isEmpty)
    for (meeting, leg) in dialIns {
      let kinds = Set(meeting.actions.filter { $0.leg == leg }.map(\.kind))
      #expect(kinds.isSubset(of: [.mute, .unmute]))
      #expect(meeting.people[meeting.legs[leg].person].device == nil)
    }
  }

  /// The initiator of a blind transfer is gone in the instant; the destination's leg begins in it.
  @Test func `a blind transfer goes to a queue, to a colleague and outside`() {
    let targets = Self.conversations.flatMap { conversation in
      conversation.actions.filter { $0.kind == .transferBlind }.compactMap { $0.target.map { conversation.legs[$0] } }
    }
    #expect(Set(targets.map(\.role)) == [.queue, .agent, .external])
  }

  @Test func `a call that a colleague does not take waits in the queue again`() {
    let floor = TestFloor(seed: 3, hours: 2) { floor in
      var queue = QueueConfiguration(name: "support", number: "+13125550100")
      queue.arrivals.perHour = 60
      floor.queues = [queue]
      floor.teams = [
        TeamConfiguration(name: "first", count: 10, serves: [0]),
        TeamConfiguration(name: "second", count: 8, serves: []),
      ]
      floor.teams[1].noAnswer = 0.5
      floor.transfers.blind = 0.5
      floor.transfers.blindDestinations = [WeightedDestination(.team(1), weight: 1)]
    }
    let sent = floor.run().conversations.flatMap { conversation in
      conversation.legs.compactMap { leg -> (leg: Leg, next: Leg?)? in
        guard case .blindTransfer = leg.origin else { return nil }
        return (leg, conversation.legs.first { $0.origin == .routing(after: leg.index) })
      }
    }
    #expect(sent.contains { $0.leg.end == .noAnswer })
    for (leg, next) in sent {
      #expect((next?.role == .queue) == (leg.answeredAt == nil && leg.end != .cancelled))
    }
  }

  @Test func `consults end in every way there is`() {
    let consults = Self.conversations.flatMap { conversation in
      conversation.legs.compactMap { leg -> Leg.End? in
        if case .consult = leg.origin { return leg.end }
        return nil
      }
    }
    // Dismissed; left with the customer until somebody hangs up; not answered.
    #expect(Set(consults).isSuperset(of: [.removed, .hungUp, .peerLeft, .noAnswer]))
  }

  @Test func `an attendee whose network failed comes back on a leg of its own`() {
    let rejoined = Self.conversations.filter { $0.kind == .meeting }.flatMap { meeting in
      meeting.legs.compactMap { leg -> Leg.End? in
        guard case .rejoin(let before) = leg.origin else { return nil }
        return meeting.legs[before].end
      }
    }
    #expect(Set(rejoined) == [.hungUp, .networkLost])
  }

  /// Monday to Thursday, the Tuesday closed.
  @Test func `on a closed day nobody calls and nobody's shift takes place`() {
    let outcome = TestFloor(seed: 4, hours: 82) { floor in
      var queue = QueueConfiguration(name: "support", number: "+13125550100")
      queue.arrivals.perHour = 20
      floor.queues = [queue]
      floor.callers.redialAfterAbandonment = 0
      floor.callers.redialAfterService = 0
      floor.teams = [TeamConfiguration(name: "tier1", count: 5, serves: [0])]
      floor.shifts.pattern = .daily(
        starts: [.seconds(9 * 3_600)], length: .constant(28_800), weekdays: [0, 1, 2, 3, 4])
      floor.calendar.days = [
        CalendarConfiguration.Day(day: LocalClock.utc.day(at: TestFloor.start) + 1, factor: 0, label: "holiday")
      ]
    }.run()
    let first = LocalClock.utc.day(at: TestFloor.start)
    let logIns = outcome.changes.filter { $0.reason == "preparation" }.map { LocalClock.utc.day(at: $0.at) - first }
    #expect(Set(logIns) == [0, 2, 3])
    let calls = outcome.conversations.map { LocalClock.utc.day(at: $0.span.start) - first }
    #expect(Set(calls) == [0, 2, 3])
  }
}
