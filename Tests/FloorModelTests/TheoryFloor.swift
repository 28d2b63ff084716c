import FloorModel
import GroundTruth
import Quantities

/// A plain queue with exponential times, for comparison with exact results.
///
/// Nothing happens but arrivals, waiting, talking and giving up: no menu, no rings, no work after calls, no breaks.
struct TheoryFloor {
  /// Calls per hour.
  let perHour: Double
  /// Mean seconds of talk.
  let handling: Double
  /// Mean seconds of patience; nil for callers who wait for ever.
  let patience: Double?
  let agents: Int

  /// What became of each caller, in order of arrival.
  struct Caller {
    /// Seconds in the queue, until an answer or until giving up.
    let wait: Double
    let gaveUp: Bool
  }

  func callers(hours: Int64, seed: UInt64) -> [Caller] {
    let floor = TestFloor(seed: seed, hours: hours) { floor in
      floor = .plainQueue(perHour: perHour, handling: handling, patience: patience, agents: agents)
    }
    return floor.run(window: .seconds(3_600)).conversations.sorted { $0.number < $1.number }.map { conversation in
      let queue = conversation.legs.first { $0.role == .queue }
      return Caller(
        wait: queue.map { ($0.leftAt - $0.offeredAt).inSeconds } ?? 0, gaveUp: conversation.outcome == .abandoned)
    }
  }
}

/// A mean of dependent values with its standard error by the method of batch means.
struct BatchMeans {
  let mean: Double
  let standardError: Double

  /// Cuts `values` into `batches` equal runs, long enough to be nearly independent, and drops the first as warm-up.
  init(_ values: [Double], batches: Int = 25) {
    let length = values.count / batches
    let means = (1..<batches).map { batch in
      values[(batch * length)..<((batch + 1) * length)].reduce(0, +) / Double(length)
    }
    let center = means.reduce(0, +) / Double(means.count)
    let squares = means.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    mean = center
    standardError = (squares / Double(means.count - 1) / Double(means.count)).squareRoot()
  }

  /// Whether `exact` lies within five standard errors: a wrong alarm once in a million.
  func agrees(with exact: Double) -> Bool { abs(mean - exact) <= 5 * standardError }
}
