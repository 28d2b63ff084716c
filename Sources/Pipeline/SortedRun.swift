import Documents
import Sinks

/// Documents of one stream in order, of which the first is looked at and then passed: in a batch, on disk for lack of
/// memory, or in the file of a shard.
struct SortedRun {
  fileprivate enum Source {
    case batch(DocumentBatch, pool: BatchPool, position: Int, end: Int)
    case spilled(SpilledRun)
    case lines(LineRun)
  }

  fileprivate var source: Source
  /// The first document that has not been passed.
  private(set) var head: DocumentEntry

  /// The documents of `stream` in `batch`; nil when there are none.
  init?(_ batch: DocumentBatch, of stream: Int, pool: BatchPool) {
    let run = batch.run(of: stream)
    guard !run.isEmpty else { return nil }
    source = .batch(batch, pool: pool, position: run.lowerBound, end: run.upperBound)
    head = batch.entry(run.lowerBound)
  }

  /// The documents of a spilled run, which has one at least.
  init(_ run: SpilledRun) {
    source = .spilled(run)
    head = run.head
  }

  /// The lines of a shard's file.
  init(_ run: LineRun) {
    source = .lines(run)
    head = run.head
  }

  /// Calls `body` with the text that `head` lies in.
  func withText<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch source {
    case .batch(let batch, _, _, _): unsafe batch.withText(body)
    case .spilled(let run): unsafe run.withText(body)
    case .lines(let run): unsafe run.withText(body)
    }
  }

  /// Passes the head; false when it was the last, and the run is over.
  mutating func advance() throws(SinkError) -> Bool {
    switch source {
    case .batch(let batch, let pool, let position, let end):
      guard position + 1 < end else {
        if batch.endReading() { pool.give(back: batch) }
        return false
      }
      head = batch.entry(position + 1)
      source = .batch(batch, pool: pool, position: position + 1, end: end)
    case .spilled(let run):
      guard try run.advance() else { return false }
      head = run.head
    case .lines(let run):
      guard try run.advance() else { return false }
      head = run.head
    }
    return true
  }
}

extension SortedRun {
  /// Whether it lies on disk.
  var isSpilled: Bool { if case .spilled = source { true } else { false } }
}
