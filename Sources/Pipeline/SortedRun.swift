import Documents
import Sinks

/// Documents of one stream in order, of which the first is looked at and then passed: in a batch, on disk for lack of
/// memory, or in the file of a shard.
struct SortedRun {
  private enum Source {
    case batch(DocumentBatch)
    case spilled(SpilledRun)
    case lines(LineRun)
  }

  private let source: Source
  /// Where the documents that have not been passed stand in a batch; beside the batch, because it moves with every one.
  private var places = 0..<0
  /// The first document that has not been passed.
  private(set) var head: DocumentEntry

  /// The documents of `stream` in `batch`; nil when there are none.
  init?(_ batch: DocumentBatch, of stream: Int) {
    places = batch.run(of: stream)
    guard !places.isEmpty else { return nil }
    source = .batch(batch)
    head = batch.entry(places.lowerBound)
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
    case .batch(let batch): unsafe batch.withText(body)
    case .spilled(let run): unsafe run.withText(body)
    case .lines(let run): unsafe run.withText(body)
    }
  }

  /// Passes the head; false when it was the last, and the run is over.
  ///
  /// A batch that nobody reads any more goes to `pool`.
  mutating func advance(_ pool: BatchPool) throws(SinkError) -> Bool {
    switch source {
    case .batch(let batch):
      places.removeFirst()
      guard let next = places.first else {
        if batch.endReading() { pool.give(back: batch) }
        return false
      }
      head = batch.entry(next)
    case .spilled(let run):
      guard try run.advance() else { return false }
      head = run.head
    case .lines(let run):
      guard try run.advance() else { return false }
      head = run.head
    }
    return true
  }

  /// Whether it lies on disk.
  var isSpilled: Bool { if case .spilled = source { true } else { false } }
}
