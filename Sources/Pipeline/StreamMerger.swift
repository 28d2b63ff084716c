import Documents
import Quantities
import Sinks

/// Brings the documents of one stream into their total order and numbers them where the stream is numbered.
///
/// It is a heap of sorted runs: a batch brings one, and what had to make room lies on disk as others. Documents come in
/// any order; what lies before the watermark can have no successor and leaves.
struct StreamMerger {
  private let path: String
  /// What opens a line that is numbered here.
  private let numberingPrefix: String?
  private let position: Int
  private let pool: BatchPool
  /// A binary heap: no run's head comes before that of the run it hangs from.
  private var runs: [SortedRun] = []
  private var numbers: [UInt64: Int]
  private var limit = Int64.min
  private var lines: [UInt8] = []

  /// Text that is gathered before it is handed on, bytes.
  private static let deliverySize = 1 << 18

  /// A merger of the stream at `position`, whose ids have had the lines in `numbering`.
  init(_ stream: DocumentStream, at position: Int, pool: BatchPool, numbering: [RunPosition.NumberedLines]) {
    path = stream.path
    numberingPrefix = stream.numberingPrefix
    self.position = position
    self.pool = pool
    numbers = Dictionary(uniqueKeysWithValues: numbering.map { ($0.id, $0.count) })
  }

  /// A merger of lines that have their numbers already.
  init(_ stream: DocumentStream, at position: Int) {
    path = stream.path
    numberingPrefix = nil
    self.position = position
    pool = BatchPool()
    numbers = [:]
  }

  /// The time of the first document that waits; nil when none does.
  var earliest: Int64? { runs.first?.head.time }

  /// How many lines each id has had, in ascending order of the ids' numbers.
  var numbering: [RunPosition.NumberedLines] {
    numbers.map { RunPosition.NumberedLines(id: $0.key, count: $0.value) }.sorted { $0.id < $1.id }
  }

  /// Takes in what `batch` has for this stream.
  mutating func add(_ batch: DocumentBatch) {
    if let run = SortedRun(batch, of: position) { add(run) }
  }

  /// Takes in a run.
  mutating func add(_ run: SortedRun) {
    // A document that comes after its place was passed would make every later line wrong: better no file.
    precondition(run.head.time >= limit, "\(path): a document came too late")
    runs.append(run)
    siftUp(from: runs.count - 1)
  }

  /// Hands the lines before `limit`, milliseconds since the epoch, to `deliver`, a stretch of text at a time.
  mutating func release(
    before limit: Int64, _ deliver: (RawSpan, _ documents: Int) throws(SinkError) -> Void
  ) throws(SinkError) {
    self.limit = max(self.limit, limit)
    var documents = 0
    while !runs.isEmpty, runs[0].head.time < limit {
      appendFirst()
      documents += runs[0].head.copies
      try passFirst()
      if lines.count >= Self.deliverySize {
        try unsafe deliver(lines.span.bytes, documents)
        lines.removeAll(keepingCapacity: true)
        documents = 0
      }
    }
    guard documents > 0 else { return }
    try unsafe deliver(lines.span.bytes, documents)
    lines.removeAll(keepingCapacity: true)
  }

  /// Writes everything that waits in batches to `file`, as one run in its place.
  mutating func spill(to file: ScratchFile) throws(SinkError) {
    var spilled = runs.filter(\.isSpilled)
    runs.removeAll(where: \.isSpilled)
    guard !runs.isEmpty else {
      runs = spilled
      return
    }
    // A heap that loses some of its elements in order need not be one.
    for index in runs.indices.reversed() { siftDown(from: index) }
    var bytes: [UInt8] = []
    var range: Range<Int>?
    while !runs.isEmpty {
      let head = runs[0].head
      // The line is copied inside the closure.
      unsafe runs[0].withText { text in
        let line = unsafe UnsafeRawBufferPointer(rebasing: text[head.range])
        unsafe SpilledRun.store(head, line, to: &bytes)
      }
      try passFirst()
      if bytes.count >= Self.deliverySize || runs.isEmpty {
        let written = try file.append(bytes)
        range = (range?.lowerBound ?? written.lowerBound)..<written.upperBound
        bytes.removeAll(keepingCapacity: true)
      }
    }
    if let range { spilled.append(SortedRun(try SpilledRun(file, range))) }
    runs = spilled
    for index in runs.indices.reversed() { siftDown(from: index) }
  }

  // MARK: Text

  /// Writes the first document of all; what holds it is looked at where it lies, because a copy would be counted.
  private mutating func appendFirst() {
    let head = runs[0].head
    var number = 0
    if numberingPrefix != nil {
      number = numbers[head.numbering, default: 0] + 1
      numbers[head.numbering] = number
    }
    for _ in 0..<head.copies {
      if let prefix = numberingPrefix {
        lines.append(contentsOf: prefix.utf8)
        lines.append(contentsOf: String(number).utf8)
      }
      // The bytes are copied inside the closure.
      unsafe runs[0].withText { text in
        unsafe lines.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[head.range]))
      }
    }
  }

  // MARK: Heap

  /// Passes the first document of all.
  private mutating func passFirst() throws(SinkError) {
    if try !runs[0].advance(pool) {
      let last = runs.removeLast()
      guard !runs.isEmpty else { return }
      runs[0] = last
    }
    siftDown(from: 0)
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let first = runs[left].head, second = runs[right].head
    if first.time != second.time { return first.time < second.time }
    // The texts are read inside the closures only.
    return unsafe runs[left].withText { text in
      unsafe runs[right].withText { otherText in
        unsafe DocumentEntry.precedes(first, in: text, second, in: otherText)
      }
    }
  }

  private mutating func siftUp(from index: Int) {
    var child = index
    while child > 0, precedes(child, (child - 1) / 2) {
      runs.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func siftDown(from index: Int) {
    var parent = index
    while true {
      var first = parent
      for child in 2 * parent + 1...2 * parent + 2 where child < runs.count && precedes(child, first) { first = child }
      guard first != parent else { return }
      runs.swapAt(parent, first)
      parent = first
    }
  }
}
