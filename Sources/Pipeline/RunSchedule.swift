import Simulation
import Sinks

/// Decides what is done next while a run goes on; does nothing itself.
///
/// Floors advance window by window; the work of a window is expanded by several tasks at once, and the next window is
/// simulated before the work runs out. Batches come back in any order: the merge puts documents in theirs. Once all work
/// of a window is done, whatever comes before its watermark can leave, one round of deliveries at a time, beside the
/// simulation. While more waits than memory may hold, nothing new is expanded until a round has made room.
struct RunSchedule {
  /// Something to do.
  enum Step {
    /// Simulate the next window of every cell.
    case advance
    case expand(WorkUnit, window: Int)
    case deliver(Round)
  }

  /// A round of deliveries.
  struct Round: Sendable {
    var batches: [DocumentBatch]
    /// How far the run has come with it.
    var position: RunPosition
    /// Whether everything leaves.
    var isLast: Bool
  }

  /// A window of which not everything is delivered.
  private struct Window {
    /// Its number, from 0.
    var number: Int
    var unfinishedUnits: Int
    var limit: Int64
    var impairmentLimit: Int64
    var conversations: Int
  }

  private let jobs: Int
  private let memory: Int
  /// In reverse: what is next stands last.
  private var ready: [(unit: WorkUnit, window: Int)] = []
  private var running = 0
  private var isAdvancing = false
  private var isFloorFinished = false
  private var isDelivering = false
  private var isDone = false
  private var windows: [Window] = []
  private var fresh: [DocumentBatch] = []
  private var freshBytes = 0
  /// What is known to be complete, and has perhaps been delivered.
  private var position: RunPosition
  private var hasNews = false

  /// Bytes that are worth a round.
  private static let roundSize = 1 << 20

  /// A schedule for at most `jobs` tasks of simulation at once and `memory` bytes that wait, from `position` on.
  init(jobs: Int, memory: Int, from position: RunPosition) {
    self.jobs = jobs
    self.memory = memory
    self.position = position
  }

  /// How many windows have been simulated and expanded, from the start of the clock.
  var completeWindows: Int { position.windows }

  // MARK: What has happened

  /// Every cell has come to the end of window `number`; the floor is finished when nothing can happen any more.
  mutating func didAdvance(
    _ units: [WorkUnit], window number: Int, limit: Int64, impairmentLimit: Int64, conversations: Int, isFinished: Bool
  ) {
    isAdvancing = false
    running -= 1
    isFloorFinished = isFinished
    ready = units.reversed().map { ($0, number) } + ready
    windows.append(
      Window(
        number: number, unfinishedUnits: units.count, limit: limit, impairmentLimit: impairmentLimit,
        conversations: conversations))
    closeWindows()
  }

  mutating func didExpand(_ batch: DocumentBatch?, window number: Int) {
    running -= 1
    if let batch {
      fresh.append(batch)
      freshBytes += batch.footprint
    }
    if let index = windows.firstIndex(where: { $0.number == number }) { windows[index].unfinishedUnits -= 1 }
    closeWindows()
  }

  mutating func didDeliver(isLast: Bool) {
    isDelivering = false
    isDone = isLast
  }

  private mutating func closeWindows() {
    while let first = windows.first, first.unfinishedUnits == 0 {
      position.windows = first.number + 1
      position.limit = max(position.limit, first.limit)
      position.impairmentLimit = max(position.impairmentLimit, first.impairmentLimit)
      position.conversations += first.conversations
      hasNews = true
      windows.removeFirst()
    }
  }

  // MARK: What to do

  /// What can be started now; empty when something has to end first, or when all is done.
  ///
  /// - Parameters:
  ///   - bytesInUse: what batches occupy at present.
  ///   - isDue: whether enough time has passed since the last round for one that is small.
  mutating func next(bytesInUse: Int, isDue: Bool) -> [Step] {
    guard !isDone else { return [] }
    var steps: [Step] = []
    let isFull = bytesInUse > memory
    if let round = nextRound(isFull: isFull, isDue: isDue) { steps.append(.deliver(round)) }
    while running < jobs, !(isFull && isDelivering) {
      if !isAdvancing, !isFloorFinished, ready.count < jobs {
        isAdvancing = true
        running += 1
        steps.append(.advance)
      } else if !ready.isEmpty {
        let (unit, window) = ready.removeLast()
        running += 1
        steps.append(.expand(unit, window: window))
      } else {
        break
      }
    }
    return steps
  }

  private mutating func nextRound(isFull: Bool, isDue: Bool) -> Round? {
    guard !isDelivering else { return nil }
    let isLast = isFloorFinished && windows.isEmpty && ready.isEmpty && running == 0
    guard isLast || isFull && !fresh.isEmpty || hasNews && (freshBytes >= Self.roundSize || isDue) else { return nil }
    isDelivering = true
    hasNews = false
    defer {
      fresh = []
      freshBytes = 0
    }
    return Round(batches: fresh, position: position, isLast: isLast)
  }
}
