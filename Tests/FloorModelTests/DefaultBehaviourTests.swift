import FloorModel
import GroundTruth
import Quantities
import Testing

/// What an ordinary floor does without being told: the shares of the reference, section 3, within five standard errors.
@Suite struct DefaultBehaviourTests {
  static let outcome = TestFloor(seed: 5, hours: 10) { floor in
    var queue = QueueConfiguration(name: "support", number: "+13125550100")
    queue.arrivals.perHour = 240
    queue.arrivals.dayVariation = 0
    floor.queues = [queue]
    floor.teams = [TeamConfiguration(name: "tier1", count: 40, serves: [0])]
    floor.coaches = [CoachConfiguration(name: "leads", count: 4, watches: [0])]
    floor.callers.access = [AccessShare(network: 2, transport: .pstn, weight: 1)]
  }.run()

  /// Calls that an agent answered.
  static let handled = outcome.conversations.filter { $0.legs.contains { $0.role == .agent && $0.joinedAt != nil } }

  private func share(_ condition: (Conversation) -> Bool) -> Double {
    Double(Self.handled.filter(condition).count) / Double(Self.handled.count)
  }

  /// Five standard errors of a share over the handled calls.
  private func bound(_ share: Double) -> Double { 5 * (share * (1 - share) / Double(Self.handled.count)).squareRoot() }

  private func did(_ kind: Action.Kind) -> (Conversation) -> Bool { { $0.actions.contains { $0.kind == kind } } }

  struct Habit: CustomTestStringConvertible {
    let kind: Action.Kind
    let share: Double
    /// What the floor's own limits may add or take, where a share is not met exactly by construction.
    var slack = 0.0
    var testDescription: String { "\(kind)" }
  }

  /// Shares of handled calls (sections 3.5 and 3.6).
  ///
  /// Calls that are passed on have more than one talk, short ones have
  /// none of it: the slack is what that moves.
  static let habits = [
    Habit(kind: .mute, share: 0.12, slack: 0.01), Habit(kind: .recordingPause, share: 0.05, slack: 0.005),
    Habit(kind: .transferBlind, share: 0.055, slack: 0.005),
    Habit(kind: .transferConsultStart, share: 0.062, slack: 0.005), Habit(kind: .partyAdd, share: 0.02, slack: 0.005),
    Habit(kind: .monitorStart, share: 0.026, slack: 0.01), Habit(kind: .utterance, share: 0.25, slack: 0.01),
    Habit(kind: .flagRaise, share: 0.01), Habit(kind: .barge, share: 0.001, slack: 0.001),
  ]

  @Test(arguments: habits)
  func `people do things as often as they do in life`(habit: Habit) {
    #expect(Self.handled.count > 1_500)
    #expect(abs(share(did(habit.kind)) - habit.share) < bound(habit.share) + habit.slack)
  }

  /// Of calls with one talk, 0.28 of those that are not very short (0.97) are held.
  @Test func `calls are held as often and as long as in life`() {
    let plain = Self.handled.filter { call in
      call.legs.filter { $0.role == .agent && $0.joinedAt != nil }.count == 1
        && !call.actions.contains { [.transferConsultStart, .partyAdd, .transferBlind].contains($0.kind) }
    }
    let held = plain.filter { $0.actions.contains { $0.kind == .hold } }
    let share = Double(held.count) / Double(plain.count)
    #expect(abs(share - 0.28 * 0.97) < bound(0.27))
    let lengths = held.flatMap { call in call.holds(of: 0).map(\.duration.inSeconds) }
    let mean: Double = lengths.reduce(0, +) / Double(lengths.count)
    // Log-normal with mean 66 s and standard deviation 63 s.
    let meanBound: Double = 5 * 63 / Double(lengths.count).squareRoot()
    #expect(abs(mean - 66.1) < meanBound)
    // Geometric with mean 1.3 and standard deviation 0.63.
    let holds: Double = Double(lengths.count) / Double(held.count)
    let holdsBound: Double = 5 * 0.63 / Double(held.count).squareRoot()
    #expect(abs(holds - 1.3) < holdsBound)
  }

  @Test func `customers hang up first nearly twice as often as agents`() {
    let ends = Self.handled.compactMap { call in call.legs.first { $0.end == .hungUp && $0.role != .coach }?.role }
    let byCustomer: Double = Double(ends.filter { $0 == .customer }.count) / Double(ends.count)
    let wanted: Double = 62.0 / 95
    #expect(abs(byCustomer - wanted) < bound(wanted) + 0.01)
  }

  @Test func `an eighth of the calls leave no work behind`() {
    let wrapUps = Self.handled.flatMap { $0.legs.compactMap(\.wrapUp) }
    let skipped = Double(wrapUps.filter { $0.ending == .skipped }.count) / Double(wrapUps.count)
    #expect(abs(skipped - 0.12) < bound(0.12))
    let lengths = wrapUps.filter { $0.ending == .completed }.map(\.span.duration.inSeconds)
    // Log-normal with mean 57 s and standard deviation 64 s.
    let mean: Double = lengths.reduce(0, +) / Double(lengths.count)
    let meanBound: Double = 5 * 64 / Double(lengths.count).squareRoot()
    #expect(abs(mean - 57) < meanBound)
  }

  @Test func `no more than a third of a team rests at once`() {
    let resting = Self.outcome.changes.filter { $0.team == "tier1" }.reduce(
      into: (now: Set<String>(), most: 0)
    ) { state, change in
      if change.reason == "break" || change.reason == "lunch" {
        state.now.insert(change.person)
      } else {
        state.now.remove(change.person)
      }
      state.most = max(state.most, state.now.count)
    }
    #expect(resting.most <= 40 / 3)
    #expect(resting.most > 3)
  }
}
