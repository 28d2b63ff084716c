public import Documents
import LineReading
public import Sinks

/// Joins the files of shards into those of the whole run: the merge that orders a run's own documents, over lines.
///
/// All lines of one id lie in one shard, in order, so time and id decide where each goes, and numbered lines keep their
/// numbers. Files are read once, from front to back, and held against their manifests on the way.
public struct ShardMerge: Sendable {
  /// One stream of the whole run with the files that hold its lines.
  public struct Part: Sendable {
    let stream: DocumentStream
    let sources: [LineRun.Source]

    /// `stream` out of `files`: path, and what the shard's manifest says of the lines in it.
    public init(
      _ stream: DocumentStream, files: [(path: String, documents: Int, bytes: Int, sha256: String)]
    ) {
      self.stream = stream
      sources = files.map { LineRun.Source(path: $0.path, documents: $0.documents, bytes: $0.bytes, sha256: $0.sha256) }
    }
  }

  private let parts: [Part]
  private let jobs: Int

  /// A merge of `parts`, which are the sink's streams in their order, at most `jobs` of them at once.
  public init(_ parts: [Part], jobs: Int) {
    self.parts = parts
    self.jobs = max(1, jobs)
  }

  /// Writes every part into `sink`.
  ///
  /// - Parameters:
  ///   - isCancelled: asked now and then; once true, the merge stops with `CancellationError`.
  ///   - progress: told of documents and bytes that were written.
  /// - Throws: what the sink threw, `SinkError.unusable` for a file that is damaged, or `CancellationError`.
  public func execute(
    into sink: any Sink, isCancelled: @escaping @Sendable () -> Bool,
    progress: @escaping @Sendable (_ documents: Int, _ bytes: Int) -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (position, part) in parts.enumerated() {
        if position >= jobs { try await group.next() }
        let way = PartDelivery(part, at: position, into: sink)
        group.addTask { try await way.deliver(isCancelled, progress) }
      }
      try await group.waitForAll()
    }
  }
}

/// One stream of a merge on its way, on a thread that may wait for the disk.
private actor PartDelivery {
  private let executor: QueueExecutor
  private let part: ShardMerge.Part
  private let position: Int
  private let sink: any Sink

  nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

  init(_ part: ShardMerge.Part, at position: Int, into sink: any Sink) {
    executor = QueueExecutor("partyline.merge.\(part.stream.documentType)")
    self.part = part
    self.position = position
    self.sink = sink
  }

  func deliver(_ isCancelled: () -> Bool, _ progress: (_ documents: Int, _ bytes: Int) -> Void) throws {
    var merger = StreamMerger(part.stream, at: position)
    for source in part.sources {
      guard let run = try LineRun(source, of: part.stream) else { continue }
      merger.add(SortedRun(run))
    }
    try merger.release(before: .max) { (lines, documents) throws(SinkError) in
      guard !isCancelled() else { throw .cancelled }
      try sink.append(lines, documents: documents, to: position)
      progress(documents, lines.byteCount)
    }
  }
}
