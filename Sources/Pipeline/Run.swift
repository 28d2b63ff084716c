public import Dialects
public import Documents
import GroundTruth
import JSONText
public import Quantities
public import Simulation
public import Sinks

/// One run: the cells advance window by window, their records expand in parallel, and every stream leaves in order.
///
/// The number of jobs decides only how many chunks expand at once; a window and a chunk are constants, so no byte
/// depends on it.
public struct Run: Sendable {
  /// A dialect with the streams it fills: for each of its document types the position among the sink's streams, or
  /// nil when nobody asked for that file.
  public struct Telling: Sendable {
    var dialects: [any Dialect]
    var streams: [Int?]

    /// The same dialect for every cell.
    ///
    /// - Parameters:
    ///   - dialects: one per cell, in the order of the cells.
    ///   - streams: one per document type of the dialect.
    public init(dialects: [any Dialect], streams: [Int?]) {
      self.dialects = dialects
      self.streams = streams
    }
  }

  /// How far a run has come.
  public struct Progress: Sendable {
    /// The simulated instant reached.
    public var reached: SimulationTime
    /// Documents delivered.
    public var documents: Int
    /// Bytes delivered.
    public var bytes: Int
    /// Conversations that ended.
    public var conversations: Int
  }

  /// Simulated time that is advanced between two deliveries.
  public static let window = SimulationDuration.seconds(300)
  /// Records that one task expands.
  public static let chunkSize = 8
  /// A document may print a time this much before its conversation began: whole seconds, server clocks.
  static let printingSlack = SimulationDuration.seconds(5)

  private let cells: [any CellSource]
  private let tellings: [Telling]
  private let streams: [DocumentStream]
  private let jobs: Int

  /// A run over `cells` that writes `tellings` into `streams`, with at most `jobs` chunks in work at once.
  public init(cells: [any CellSource], tellings: [Telling], streams: [DocumentStream], jobs: Int) {
    self.cells = cells
    self.tellings = tellings
    self.streams = streams
    self.jobs = max(1, jobs)
  }

  /// Runs to the end.
  ///
  /// - Parameters:
  ///   - isCancelled: asked between chunks; once true, the run stops with `CancellationError`.
  ///   - progress: called after each window.
  /// - Returns: how many conversations there were.
  /// - Throws: what the sink threw, or `CancellationError`.
  public func execute(
    into sink: any Sink, isCancelled: @escaping @Sendable () -> Bool, progress: (Progress) -> Void
  ) async throws -> Int {
    var mergers = streams.map(StreamMerger.init)
    guard var now = cells.map({ $0.directory.clock.start }).min() else { return 0 }
    var state = Progress(reached: now, documents: 0, bytes: 0, conversations: 0)
    var isFinished = false
    while !isFinished {
      now += Self.window
      let windows = await advance(to: now)
      isFinished = windows.allSatisfy(\.isFinished)
      try await expand(windows, into: &mergers, isCancelled)
      let watermark = windows.map(\.watermark).min()
      let impairmentWatermark = windows.map(\.impairmentWatermark).min()
      for (index, stream) in streams.enumerated() {
        let limit = stream.isOfImpairments ? impairmentWatermark : watermark
        try mergers[index].release(before: isFinished ? nil : limit.map { $0 - Self.printingSlack }) {
          (lines, documents) throws(SinkError) in
          try sink.append(lines, documents: documents, to: index)
          state.documents += documents
          state.bytes += lines.byteCount
        }
      }
      state.reached = now
      state.conversations += windows.reduce(0) { $0 + $1.conversations.count }
      progress(state)
    }
    return state.conversations
  }

  /// Advances every cell, several at once.
  private func advance(to time: SimulationTime) async -> [CellWindow] {
    await ordered(cells.indices.map { index in { cells[index].advance(to: time) } })
  }

  private func expand(
    _ windows: [CellWindow], into mergers: inout [StreamMerger], _ isCancelled: @escaping @Sendable () -> Bool
  ) async throws {
    var work: [@Sendable () -> [[WrittenDocuments]]] = []
    for (cell, window) in windows.enumerated() {
      for start in stride(from: 0, to: window.conversations.count, by: Self.chunkSize) {
        let chunk = Array(window.conversations[start..<min(start + Self.chunkSize, window.conversations.count)])
        work.append { isCancelled() ? [] : [self.tell(chunk, of: cell)] }
      }
      work.append { [self.tell(window.stateChanges, window.impairments, of: cell)] }
    }
    for written in await ordered(work) {
      for documents in written.first ?? [] {
        for entry in documents.entries {
          mergers[entry.stream].add(PendingDocument(entry: entry, chunk: documents.chunk))
        }
      }
    }
    if isCancelled() { throw CancellationError() }
  }

  /// What one dialect wrote for a chunk.
  private struct WrittenDocuments: Sendable {
    var chunk: DocumentChunk
    var entries: [DocumentEntry]
  }

  private func tell(_ conversations: [Conversation], of cell: Int) -> [WrittenDocuments] {
    let records = conversations.map { cells[cell].record(of: $0) }
    return tellings.map { telling in
      var writer = DocumentWriter()
      writer.beginDialect(telling.streams)
      for record in records {
        writer.beginRecord(record.conversation.number)
        telling.dialects[cell].project(record, into: &writer)
      }
      var text = JSONWriter(capacity: 64)
      var entries: [DocumentEntry] = []
      writer.exchange(&text, &entries)
      return WrittenDocuments(chunk: DocumentChunk(text), entries: entries)
    }
  }

  private func tell(_ changes: [AgentStateChange], _ impairments: [ImpairmentRecord], of cell: Int)
    -> [WrittenDocuments]
  {
    tellings.map { telling in
      var writer = DocumentWriter(capacity: 1 << 12)
      writer.beginDialect(telling.streams)
      for change in changes { telling.dialects[cell].project(change, into: &writer) }
      for impairment in impairments { telling.dialects[cell].project(impairment, into: &writer) }
      var text = JSONWriter(capacity: 64)
      var entries: [DocumentEntry] = []
      writer.exchange(&text, &entries)
      return WrittenDocuments(chunk: DocumentChunk(text), entries: entries)
    }
  }

  /// Runs `work`, at most `jobs` at once, and returns the results in its order.
  private func ordered<Output: Sendable>(_ work: [@Sendable () -> Output]) async -> [Output] {
    guard jobs > 1, work.count > 1 else { return work.map { $0() } }
    return await withTaskGroup(of: (Int, Output).self) { group in
      var results: [Output?] = Array(repeating: nil, count: work.count)
      var next = 0
      func start() {
        guard next < work.count else { return }
        let index = next
        group.addTask { (index, work[index]()) }
        next += 1
      }
      for _ in 0..<jobs { start() }
      while let (index, output) = await group.next() {
        results[index] = output
        start()
      }
      return results.compactMap { $0 }
    }
  }
}
