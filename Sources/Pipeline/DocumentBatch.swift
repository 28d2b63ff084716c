import Dialects
import Documents
import JSONText
import Synchronization

/// The documents that were written for some records: one text, and per stream the places in it in the order of its file.
///
/// It is filled by one task, handed on, and from then on only read, by as many streams as have documents in it; the last
/// of them to be done with it gives it back to its pool.
final class DocumentBatch: @unchecked Sendable {
  // Sendable: `fill` is called while one task holds the batch; whoever reads it got it from that task, or through others
  // from it, and nobody fills it again before every reader has said that it is done.
  private var text = JSONWriter(capacity: 1 << 12)
  private var entries: [DocumentEntry] = []
  /// Of `entries`, by stream: those of stream i lie between bounds i and i + 1.
  private var bounds: [Int] = []
  private let readers = Atomic<Int>(0)
  /// What the text occupies, bytes.
  private(set) var footprint = 0

  /// Takes over what `writer` holds, without the documents that `isWanted` refuses, and leaves it empty.
  ///
  /// - Parameter streams: how many streams the run has.
  /// - Returns: whether anything is left for anybody.
  func fill(from writer: inout DocumentWriter, streams: Int, isWanted: (DocumentEntry) -> Bool) -> Bool {
    text.removeAll()
    entries.removeAll(keepingCapacity: true)
    writer.exchange(&text, &entries)
    entries.removeAll { !isWanted($0) }
    // The text is read inside the closure only.
    unsafe text.withUnsafeBytes { text in
      entries.sort {
        $0.stream == $1.stream ? unsafe DocumentEntry.precedes($0, in: text, $1, in: text) : $0.stream < $1.stream
      }
    }
    bounds.removeAll(keepingCapacity: true)
    var position = 0
    for stream in 0...streams {
      while position < entries.count, entries[position].stream < stream { position += 1 }
      bounds.append(position)
    }
    footprint = text.capacityInBytes + entries.capacity * MemoryLayout<DocumentEntry>.stride
    readers.store((0..<streams).reduce(0) { $0 + (run(of: $1).isEmpty ? 0 : 1) }, ordering: .releasing)
    return !entries.isEmpty
  }

  /// The positions of a stream's documents.
  func run(of stream: Int) -> Range<Int> { bounds[stream]..<bounds[stream + 1] }

  /// The document at `position`.
  func entry(_ position: Int) -> DocumentEntry { entries[position] }

  /// Calls `body` with the text; the pointer is valid inside `body` only.
  func withText<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result { unsafe text.withUnsafeBytes(body) }

  /// Says that one stream needs it no more; true for the last.
  func endReading() -> Bool { readers.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 }
}

/// Batches whose memory is used again, and how much the ones in use occupy.
final class BatchPool: Sendable {
  private let free = Mutex<[DocumentBatch]>([])
  private let used = Atomic<Int>(0)

  /// A batch is not kept for its memory beyond this: one huge meeting must not swell every batch to come.
  private static let largestKept = 1 << 20
  /// How many are kept.
  private static let mostKept = 8

  /// Bytes that batches hold which have been filled and not been given back.
  var bytesInUse: Int { used.load(ordering: .relaxed) }

  func take() -> DocumentBatch { free.withLock { $0.popLast() } ?? DocumentBatch() }

  /// Counts a batch that has been filled.
  func didFill(_ batch: DocumentBatch) { used.add(batch.footprint, ordering: .relaxed) }

  /// Takes back a batch that was filled and that everybody is done with.
  func give(back batch: DocumentBatch) {
    used.subtract(batch.footprint, ordering: .relaxed)
    keep(batch)
  }

  /// Takes back a batch that was not counted.
  func keep(_ batch: DocumentBatch) {
    guard batch.footprint <= Self.largestKept else { return }
    free.withLock { if $0.count < Self.mostKept { $0.append(batch) } }
  }
}
