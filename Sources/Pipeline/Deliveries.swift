import Documents
import Sinks
import Synchronization

/// The ways out of all streams, and what concerns them together: rounds, room on disk, checkpoints.
final class Deliveries: Sendable {
  private let ways: [StreamDelivery]
  private let sink: any Sink
  private let pool: BatchPool
  private let resources: Run.Resources
  /// Windows that an earlier attempt had delivered: until there nothing is new.
  private let windowsBefore: Int
  /// Per stream, whether the watermark of impairments is its.
  private let isOfImpairments: [Bool]
  private let state: Mutex<State>

  private struct State {
    /// Per stream, the time of the first document that waits; nil when none does.
    var earliest: [Int64?]
    var lastCheckpoint = ContinuousClock.now
  }

  init(_ run: Run, into sink: any Sink, pool: BatchPool, from position: RunPosition) {
    self.sink = sink
    windowsBefore = position.windows
    self.pool = pool
    resources = run.resources
    ways = run.streams.enumerated().map { index, stream in
      StreamDelivery(
        stream, at: index, into: sink, pool: pool,
        numbering: position.numbering.isEmpty ? [] : position.numbering[index])
    }
    isOfImpairments = run.streams.map(\.isOfImpairments)
    state = Mutex(State(earliest: run.streams.map { _ in nil }))
  }

  /// Delivers a round; rounds come one after the other.
  func deliver(_ round: RunSchedule.Round) async throws -> [StreamDelivery.Outcome] {
    let outcomes = try await withThrowingTaskGroup(of: (Int, StreamDelivery.Outcome).self) { group in
      let earliest = state.withLock { $0.earliest }
      for (position, way) in ways.enumerated() {
        let limit =
          round.isLast ? Int64.max : isOfImpairments[position] ? round.position.impairmentLimit : round.position.limit
        let batches = round.batches.filter { !$0.run(of: position).isEmpty }
        guard !batches.isEmpty || earliest[position].map({ $0 < limit }) ?? false else { continue }
        group.addTask { (position, try await way.deliver(batches, before: limit)) }
      }
      var outcomes: [StreamDelivery.Outcome] = []
      while let (position, outcome) = try await group.next() {
        state.withLock { $0.earliest[position] = outcome.earliest }
        outcomes.append(outcome)
      }
      return outcomes
    }
    if pool.bytesInUse > resources.memory { try await spill() }
    if !round.isLast, round.position.windows > windowsBefore { try await checkpoint(round.position) }
    return outcomes
  }

  /// Puts everything that waits on disk, one stream after the other, into one file that goes with its last document.
  private func spill() async throws {
    let file = try ScratchFile(in: resources.scratchDirectory)
    for way in ways { try await way.spill(to: file) }
  }

  private func checkpoint(_ position: RunPosition) async throws {
    let isDue = state.withLock { state in
      let now = ContinuousClock.now
      guard now - state.lastCheckpoint >= resources.checkpointInterval else { return false }
      state.lastCheckpoint = now
      return true
    }
    guard isDue else { return }
    var position = position
    position.numbering = []
    for way in ways { position.numbering.append(await way.numbering()) }
    try sink.checkpoint(position)
  }
}
