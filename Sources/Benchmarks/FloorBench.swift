import CAllocationCount
import FloorModel
import GroundTruth
import Quantities
import Randomness

/// The floor machine alone, on one core: who is served by whom and when, without records, packets and documents.
struct FloorBench {
  let name: String
  let configuration: FloorConfiguration
  let hours: Int64

  /// What one pass came to.
  struct Outcome {
    var callers: Int
    var seconds: Double
    /// Calls of the allocator in the second half, by when everything has grown to its size.
    var allocations: Int
    /// Callers in that half.
    var laterCallers: Int
  }

  static let all = [
    FloorBench(name: "M/M/c", configuration: .plainQueue(perHour: 1_200, handling: 300, agents: 105), hours: 800),
    FloorBench(name: "everything", configuration: .everything, hours: 480),
  ]

  /// Prints callers per second and allocations per caller: the best of `repetitions`, since others on the machine can
  /// only add to what it takes.
  func run(repetitions: Int) {
    let outcomes = (0..<repetitions).map { _ in simulate() }
    guard let best = outcomes.min(by: { $0.seconds < $1.seconds }) else { return }
    let allocations = Double(best.allocations) / Double(max(1, best.laterCallers))
    print(
      "  floor alone, \(name): \(Measurement.text(Double(best.callers) / best.seconds, places: 0)) callers/s, "
        + "\(Measurement.text(allocations, places: 3)) allocations a caller")
  }

  /// Runs the floor from log-in to log-out.
  func simulate() -> Outcome {
    // 2026-03-02T00:00:00Z, a Monday.
    let start = SimulationTime(milliseconds: 1_772_409_600_000)
    let directory = CellDirectory(
      seed: 1, scenario: "bench", cell: 0, cellCount: 1, clock: TimeSpan(start, start + .seconds(hours * 3_600)),
      localClock: .utc, queues: configuration.queues.map { $0.directoryEntry(cell: 0) },
      networks: [CellDirectory.Network(entity: 1, name: "office", profile: "office_fibre")])
    var floor = FloorSimulation(
      configuration: configuration, directory: directory, episodes: [], keepsRecords: false)
    var outcome = Outcome(callers: 0, seconds: 0, allocations: 0, laterCallers: 0)
    outcome.seconds = Measurement.seconds {
      floor.advance(to: start + .seconds(hours * 1_800))
      let (callers, allocations) = (floor.conversationsSoFar, allocation_count())
      while !floor.isFinished { floor.advance(to: floor.now + .seconds(3_600)) }
      outcome.allocations = Int(allocation_count() - allocations)
      outcome.laterCallers = floor.conversationsSoFar - callers
    }
    outcome.callers = floor.conversationsSoFar
    return outcome
  }
}

extension FloorConfiguration {
  /// Every behaviour at its default, on a floor of some 200 people that is open day and night: menu, queues with
  /// priorities, skills, wider rings, overflow, announcements, room, hours and callbacks, patience, offers that ring,
  /// holds, transfers, consults, conferences, coaches, flags, work after calls, shifts, breaks, absences, redials,
  /// campaigns that agents and a dialler dial for, and meetings ad hoc.
  fileprivate static var everything: FloorConfiguration {
    var floor = FloorConfiguration()
    for (number, perHour) in [700.0, 400, 120].enumerated() {
      var queue = QueueConfiguration(name: "queue-\(number)", number: "+1312555010\(number)")
      queue.arrivals.perHour = perHour
      queue.arrivals.shape = .bankWeekday
      queue.priority = number == 2 ? 1 : 0
      queue.limit = 200
      queue.hours = QueueConfiguration.OpeningHours(opens: .zero, closes: .seconds(86_399))
      queue.callbacks = QueueConfiguration.Callbacks()
      queue.balkingPerMinute = 0.01
      queue.skills = [SkillLevel("product-\(number)", level: 4)]
      queue.routing = number == 1 ? .mostSkilled : .longestIdle
      queue.rings = [
        QueueConfiguration.Ring(after: .seconds(15), skills: [SkillLevel("product-\(number)", level: 2)]),
        QueueConfiguration.Ring(after: .seconds(40), skills: []),
      ]
      if number < 2 { queue.overflow = QueueConfiguration.Overflow(queue: number + 1) }
      floor.queues.append(queue)
    }
    let starts = [0, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20].map { SimulationDuration.seconds(Int64($0) * 3_600) }
    floor.shifts.pattern = .daily(
      starts: starts, length: .normal(mean: 8 * 3_600, sigma: 1_200), weekdays: Array(0..<7))
    floor.shifts.absence = 0.05
    floor.teams = [
      TeamConfiguration(name: "first", count: 240, serves: [0]),
      TeamConfiguration(name: "second", count: 160, serves: [1, 0]),
      TeamConfiguration(name: "third", count: 60, serves: [2, 1]),
    ]
    for team in floor.teams.indices {
      floor.teams[team].skills = floor.teams[team].serves.map { TeamSkill("product-\($0)", levels: 1...5) }
    }
    floor.coaches = [CoachConfiguration(name: "leads", count: 24, watches: [0, 1, 2])]
    floor.transfers.blindDestinations = [
      WeightedDestination(.queue(1), weight: 3), WeightedDestination(.outside("+13125550199"), weight: 1),
    ]
    floor.transfers.consultDestinations = [WeightedDestination(.team(2), weight: 1)]
    floor.coaches[0].policy = .newAgentsFirst
    floor.campaigns = [
      CampaignConfiguration(name: "survey", queue: 1, teams: [1]),
      CampaignConfiguration(name: "offers", queue: 2, teams: [2]),
    ]
    floor.campaigns[0].preview = .uniform(low: 5, high: 25)
    floor.campaigns[1].pacing = .predictive
    var huddle = MeetingConfiguration(
      name: "huddle", start: SimulationTime(microseconds: 0), duration: .uniform(low: 300, high: 900),
      attendees: [.team(0), .team(1)], count: 4)
    huddle.perHour = 6
    floor.meetings = [huddle]
    return floor
  }
}
