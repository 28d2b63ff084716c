import FloorModel
import Foundation
import GroundTruth
import Quantities
import QueueingTheory

/// The floor machine against exact results: the queues of the models' reference, sections 4.3 and 4.4.
///
/// Each queue is simulated as independent floors, which are the batches of its means; the first twentieth of each is
/// left out, in which it fills. Floors are added until five standard errors of every figure are within 2 % of it, or
/// until there have been as many callers as allowed. A figure agrees when it lies within five standard errors of the
/// exact one: chance alone misses that once in a million.
struct TheoryCheck {
  /// A queue of the tables.
  struct Row {
    let perHour: Double
    let handling: Double
    let patience: Double?
    let agents: Int

    init(_ perHour: Double, _ handling: Double, _ patience: Double?, _ agents: Int) {
      (self.perHour, self.handling, self.patience, self.agents) = (perHour, handling, patience, agents)
    }

    var exact: MarkovianQueue {
      MarkovianQueue(arrivalsPerHour: perHour, meanHandling: handling, meanPatience: patience, agents: agents)
    }
  }

  /// Those who never give up (4.3), then those who do (4.4).
  static let rows = [
    Row(30, 180, nil, 2), Row(60, 240, nil, 5), Row(100, 180, nil, 6), Row(100, 300, nil, 10), Row(200, 240, nil, 15),
    Row(360, 300, nil, 32), Row(600, 360, nil, 65), Row(1_200, 300, nil, 105), Row(2_400, 330, nil, 225),
    Row(30, 180, 120, 2), Row(60, 240, 180, 5), Row(100, 180, 406, 6), Row(100, 300, 600, 9), Row(200, 240, 300, 14),
    Row(200, 240, 300, 12), Row(360, 300, 600, 30), Row(360, 300, 120, 30), Row(600, 360, 360, 60),
    Row(1_200, 300, 466, 100), Row(1_200, 300, 466, 95), Row(2_400, 330, 466, 215),
  ]

  /// What is compared, in the order of `values(of:)`.
  private static let figures = ["P(wait)", "P(abandon)", "wait s", "queue", "busy", "in 20 s"]
  /// Callers of one floor.
  private static let callersPerFloor = 2_000_000.0
  private static let leastFloors = 16

  /// Callers of one queue at most.
  let limit: Double
  /// Floors in work at once.
  let jobs: Int

  /// Prints a line for every queue and figure; whether all agree.
  func run() async throws -> Bool {
    print("calls/h, handling s, patience s, agents: figure exact simulated ± five standard errors")
    var isFine = true
    for (number, row) in Self.rows.enumerated() {
      var floors: [[Double]] = []
      var callers = 0.0
      repeat {
        let first = floors.count
        let added = try await withThrowingTaskGroup(of: [Double].self) { group in
          for floor in 0..<max(jobs, first == 0 ? Self.leastFloors : 0) {
            group.addTask { Self.values(of: row, seed: UInt64(1_000_000 * (number + 1) + first + floor)) }
          }
          return try await group.reduce(into: [[Double]]()) { $0.append($1) }
        }
        floors += added
        callers = Double(floors.count) * Self.callersPerFloor
      } while !Self.isExactEnough(floors) && callers < limit
      isFine = report(row, floors, callers) && isFine
    }
    return isFine
  }

  private static func isExactEnough(_ floors: [[Double]]) -> Bool {
    figures.indices.allSatisfy { figure in
      let (mean, error) = estimate(floors.map { $0[figure] })
      return 5 * error <= 0.02 * mean
    }
  }

  /// The mean of independent values with its standard error.
  private static func estimate(_ values: [Double]) -> (mean: Double, error: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / (count - 1) / count).squareRoot())
  }

  private func report(_ row: Row, _ floors: [[Double]], _ callers: Double) -> Bool {
    let queue = row.exact
    let exact = [
      queue.probabilityOfWaiting, queue.probabilityOfAbandonment, queue.meanWait, queue.meanQueueLength,
      queue.occupancy, queue.serviceLevel(within: 20),
    ]
    let patience = row.patience.map { Measurement.text($0, places: 0) } ?? "none"
    print(
      "\(Measurement.text(row.perHour, places: 0)), \(Measurement.text(row.handling, places: 0)), \(patience), "
        + "\(row.agents): \(Measurement.text(callers / 1e6, places: 0)) million callers")
    var isFine = true
    for (figure, name) in Self.figures.enumerated() where exact[figure] > 0 {
      let (mean, error) = Self.estimate(floors.map { $0[figure] })
      let agrees = abs(mean - exact[figure]) <= 5 * error
      isFine = isFine && agrees
      print(
        "  \(Measurement.padded(name, 10)) \(Measurement.text(exact[figure], places: 6)) "
          + "\(Measurement.text(mean, places: 6)) ± \(Measurement.text(5 * error, places: 6)) "
          + (agrees ? "agrees" : "DISAGREES"))
    }
    // A queue takes up to minutes: each is told when it is done, into a file too.
    fflush(nil)
    return isFine
  }

  /// The figures of one floor.
  private static func values(of row: Row, seed: UInt64) -> [Double] {
    let configuration = FloorConfiguration.plainQueue(
      perHour: row.perHour, handling: row.handling, patience: row.patience, agents: row.agents)
    let length = SimulationDuration.seconds(rounding: callersPerFloor / row.perHour * 3_600)
    let start = SimulationTime(microseconds: 0)
    let directory = CellDirectory(
      seed: seed, scenario: "theory", cell: 0, cellCount: 1, clock: TimeSpan(start, start + length), localClock: .utc,
      queues: configuration.queues.map { $0.directoryEntry(cell: 0) },
      networks: [CellDirectory.Network(entity: 1, name: "office", profile: "office_fibre")])
    var floor = FloorSimulation(configuration: configuration, directory: directory, episodes: [], keepsRecords: false)
    floor.advance(to: start + SimulationDuration(microseconds: length.microseconds / 20))
    let before = floor.totals
    floor.advance(to: start + length)
    let (queue, early) = (floor.totals.queues[0], before.queues[0])
    let (team, earlyTeam) = (floor.totals.teams[0], before.teams[0])
    let left = Double(queue.answered + queue.abandoned - early.answered - early.abandoned)
    let busy = (team.busy - earlyTeam.busy).inSeconds
    let ready = (team.ready - earlyTeam.ready).inSeconds
    return [
      Double(queue.waited - early.waited) / left, Double(queue.abandoned - early.abandoned) / left,
      (queue.waits - early.waits).inSeconds / left,
      (queue.lengthIntegral - early.lengthIntegral).inSeconds / (length.inSeconds * 0.95), busy / (busy + ready),
      Double(queue.answeredInTime - early.answeredInTime) / left,
    ]
  }
}
