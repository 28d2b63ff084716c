import FloorModel
import GroundTruth
import Quantities
import Scenarios

/// What one simulated floor showed, queue by queue and hour by hour, in seconds and calls.
///
/// It keeps sums, so its size depends on the number of hours, queues and teams, never on the number of calls.
struct FloorObservation: Sendable {
  /// What became of the calls that entered a queue in an hour.
  struct Outcome: Hashable, Sendable {
    var offered = 0
    var answered = 0
    var abandoned = 0
    /// Answered within the goal's seconds.
    var inTime = 0
    /// Seconds from entering to the answer or to leaving.
    var waited = 0.0
    /// Seconds that answered offers rang.
    var rang = 0.0
  }

  /// The hours of the civil clock; the first and the last may be cut short by the scenario's clock.
  let hours: [TimeSpan]
  private let goalSeconds: Double
  private let teams: [String: Int]

  /// By queue and hour of entry.
  private(set) var outcomes: [[Outcome]]
  /// Calls that came in and were not turned away, by queue dialled.
  private(set) var calls: [Int]
  /// Seconds that agents were ready or at work, by team and hour.
  private(set) var onDuty: [[Double]]
  /// Seconds that agents were taken up by calls from queues, by team, queue and hour.
  private(set) var handling: [[[Double]]]
  /// Seconds that agents were taken up by calls they made, by team and hour.
  private(set) var outbound: [[Double]]
  /// Since when each person is on duty.
  private var dutyStarts: [UInt64: SimulationTime] = [:]

  init(of scenario: Scenario, goalSeconds: Double) {
    hours = Self.hours(of: scenario.clock, scenario.localClock)
    self.goalSeconds = goalSeconds
    teams = Dictionary(uniqueKeysWithValues: scenario.floor.teams.enumerated().map { ($1.name, $0) })
    let queues = scenario.floor.queues.count
    let empty = Array(repeating: 0.0, count: hours.count)
    outcomes = Array(repeating: Array(repeating: Outcome(), count: hours.count), count: queues)
    calls = Array(repeating: 0, count: queues)
    onDuty = Array(repeating: empty, count: teams.count)
    handling = Array(repeating: Array(repeating: empty, count: queues), count: teams.count)
    outbound = Array(repeating: empty, count: teams.count)
  }

  private static func hours(of clock: TimeSpan, _ localClock: LocalClock) -> [TimeSpan] {
    let hour = SimulationDuration.seconds(3_600)
    var hours: [TimeSpan] = []
    var start = clock.start
    while start < clock.end {
      let into = localClock.timeOfDay(at: start).microseconds % hour.microseconds
      let end = min(clock.end, start + SimulationDuration(microseconds: hour.microseconds - into))
      hours.append(TimeSpan(start, end))
      start = end
    }
    return hours
  }

  /// The position of the hour that holds `time`; nil outside the clock.
  private func hour(of time: SimulationTime) -> Int? {
    var (low, high) = (0, hours.count)
    while low < high {
      let middle = (low + high) / 2
      if hours[middle].end <= time { low = middle + 1 } else { high = middle }
    }
    return low < hours.count && hours[low].contains(time) ? low : nil
  }

  /// Adds the seconds of `span` to the hours that they lie in.
  private func add(_ span: TimeSpan, to sums: inout [Double]) {
    guard var number = hour(of: max(span.start, hours.first?.start ?? span.start)) else { return }
    while number < hours.count, let part = hours[number].intersection(span) {
      sums[number] += part.duration.inSeconds
      number += 1
    }
  }

  /// Takes a conversation that is over.
  mutating func take(_ conversation: Conversation) {
    if conversation.kind == .inbound, conversation.outcome != .blocked, let queue = conversation.queue {
      calls[queue] += 1
    }
    for leg in conversation.legs {
      switch leg.role {
      case .queue: take(queueLeg: leg, of: conversation)
      case .agent: take(agentLeg: leg, of: conversation)
      case .customer, .ivr, .coach, .external, .attendee: break
      }
    }
  }

  private mutating func take(queueLeg leg: Leg, of conversation: Conversation) {
    // Whom a campaign's dialler puts there is no arrival that theory could foretell.
    guard conversation.kind != .outbound, let queue = leg.queue, let hour = hour(of: leg.offeredAt) else { return }
    let waited = (leg.leftAt - leg.offeredAt).inSeconds
    outcomes[queue][hour].offered += 1
    outcomes[queue][hour].waited += waited
    switch leg.end {
    // Whoever overflows to another queue counts there.
    case .routed where conversation.legs.contains { $0.role == .queue && $0.origin == .routing(after: leg.index) }:
      break
    case .routed:
      outcomes[queue][hour].answered += 1
      if waited <= goalSeconds { outcomes[queue][hour].inTime += 1 }
      let answer = conversation.legs.first { $0.origin == .offer(queueLeg: leg.index) && $0.joinedAt != nil }
      outcomes[queue][hour].rang += answer.map { (leg.leftAt - $0.offeredAt).inSeconds } ?? 0
    case .abandoned: outcomes[queue][hour].abandoned += 1
    default: break
    }
  }

  private mutating func take(agentLeg leg: Leg, of conversation: Conversation) {
    guard let team = conversation.people[leg.person].team.flatMap({ teams[$0] }) else { return }
    let span = TimeSpan(leg.offeredAt, leg.wrapUp?.span.end ?? leg.leftAt)
    if conversation.kind == .outbound {
      add(span, to: &outbound[team])
    } else if let queue = leg.queue ?? conversation.queue {
      add(span, to: &handling[team][queue])
    }
  }

  /// Takes a change of state; changes come in order of time.
  mutating func take(_ change: AgentStateChange) {
    guard let team = teams[change.team] else { return }
    if change.state.isOnDuty {
      if dutyStarts[change.entity] == nil { dutyStarts[change.entity] = change.at }
    } else if let start = dutyStarts.removeValue(forKey: change.entity) {
      add(TimeSpan(start, change.at), to: &onDuty[team])
    }
  }
}
