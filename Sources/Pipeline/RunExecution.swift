import GroundTruth
import Quantities
import Simulation
import Sinks

/// Does what the schedule of a run decides: the tasks, and what they hand to one another.
struct RunExecution {
  /// What a task has done.
  private enum Outcome: Sendable {
    case advanced([CellWindow])
    case expanded(DocumentBatch?, window: Int)
    case delivered([StreamDelivery.Outcome], isLast: Bool)
  }

  private let run: Run
  private let start: SimulationTime
  private let position: RunPosition
  private let cut: StreamCut
  private let isCancelled: @Sendable () -> Bool
  private let pool = BatchPool()
  private let expanders = ExpanderPool()
  private let deliveries: Deliveries
  private var schedule: RunSchedule
  private var windows = 0
  private var lastRound: ContinuousClock.Instant?

  /// The least time between rounds of deliveries that are small.
  private static let roundInterval = Duration.milliseconds(50)

  init(
    _ run: Run, into sink: any Sink, start: SimulationTime, from position: RunPosition?,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.run = run
    self.start = start
    self.isCancelled = isCancelled
    let origin = RunPosition(windows: 0, limit: .min, impairmentLimit: .min, conversations: 0, numbering: [])
    self.position = position ?? origin
    cut = position.map { StreamCut($0, run.streams) } ?? .nothing(run.streams)
    deliveries = Deliveries(run, into: sink, pool: pool, from: self.position)
    schedule = RunSchedule(jobs: run.resources.jobs, memory: run.resources.memory, from: origin)
  }

  mutating func run(_ report: (Run.Progress) -> Void) async throws -> Int {
    var progress = Run.Progress(reached: start)
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      startSteps(&group)
      while let outcome = try await group.next() {
        if isCancelled() { throw CancellationError() }
        switch outcome {
        case .advanced(let advanced):
          didAdvance(advanced)
          progress.reached = start + Run.window * Int64(windows)
          progress.conversations += advanced.reduce(0) { $0 + $1.conversations.count }
        case .expanded(let batch, let window): schedule.didExpand(batch, window: window)
        case .delivered(let outcomes, let isLast):
          schedule.didDeliver(isLast: isLast)
          progress.documents += outcomes.reduce(0) { $0 + $1.documents }
          progress.bytes += outcomes.reduce(0) { $0 + $1.bytes }
        }
        report(progress)
        startSteps(&group)
      }
    }
    return progress.conversations
  }

  private mutating func startSteps(_ group: inout ThrowingTaskGroup<Outcome, any Error>) {
    let now = ContinuousClock.now
    let isDue = lastRound.map { now - $0 >= Self.roundInterval } ?? true
    for step in schedule.next(bytesInUse: pool.bytesInUse, isDue: isDue) {
      switch step {
      case .advance:
        let time = start + Run.window * Int64(windows + 1)
        group.addTask { [run] in .advanced(await run.advance(to: time)) }
      case .expand(let unit, let window):
        // Whoever takes a run up again has had the earlier documents of the windows before.
        let cut = window < position.windows ? cut : .nothing(run.streams)
        group.addTask { [run, pool, expanders, isCancelled] in
          guard !isCancelled() else { return .expanded(nil, window: window) }
          let batch = expanders.withExpander { $0.expand(unit, of: run, cut: cut, pool: pool) }
          return .expanded(batch, window: window)
        }
      case .deliver(let round):
        lastRound = now
        group.addTask { [deliveries] in .delivered(try await deliveries.deliver(round), isLast: round.isLast) }
      }
    }
  }

  private mutating func didAdvance(_ advanced: [CellWindow]) {
    windows += 1
    let isFinished = advanced.allSatisfy(\.isFinished)
    let limits = { (watermark: KeyPath<CellWindow, SimulationTime>) -> Int64 in
      guard !isFinished, let earliest = advanced.map({ $0[keyPath: watermark] }).min() else { return .max }
      return (earliest - Expander.leadIn).milliseconds
    }
    schedule.didAdvance(
      WorkUnit.units(of: windows <= position.windows ? advanced.map(stillWaiting) : advanced), window: windows - 1,
      limit: limits(\.watermark), impairmentLimit: limits(\.impairmentWatermark),
      conversations: advanced.reduce(0) { $0 + $1.conversations.count }, isFinished: isFinished)
  }

  /// Of a window that an earlier attempt had delivered, what may have documents that were still waiting.
  private func stillWaiting(_ window: CellWindow) -> CellWindow {
    var rest = window
    let earliest = position.limit
    rest.conversations.removeAll { ($0.latest + Expander.leadOut).milliseconds < earliest }
    rest.stateChanges.removeAll { $0.at.milliseconds < earliest }
    return rest
  }
}
