import Documents
import Sinks

/// One stream's way out: its documents are merged, numbered and handed to the sink here, beside the simulation.
actor StreamDelivery {
  private let executor: QueueExecutor
  private let sink: any Sink
  private let position: Int
  private var merger: StreamMerger

  nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

  /// What one round brought.
  struct Outcome: Sendable {
    var documents = 0
    var bytes = 0
    /// The time of the first document that waits; nil when none does.
    var earliest: Int64?
  }

  /// The way of `stream`, the one at `position`, into `sink`.
  init(
    _ stream: DocumentStream, at position: Int, into sink: any Sink, pool: BatchPool,
    numbering: [RunPosition.NumberedLines]
  ) {
    executor = QueueExecutor("partyline.\(stream.documentType)")
    self.sink = sink
    self.position = position
    merger = StreamMerger(stream, at: position, pool: pool, numbering: numbering)
  }

  /// Takes in what `batches` have for this stream and hands on what comes before `limit`, milliseconds since the epoch.
  func deliver(_ batches: [DocumentBatch], before limit: Int64) throws(SinkError) -> Outcome {
    for batch in batches { merger.add(batch) }
    var outcome = Outcome()
    try merger.release(before: limit) { (lines, documents) throws(SinkError) in
      try sink.append(lines, documents: documents, to: position)
      outcome.documents += documents
      outcome.bytes += lines.byteCount
    }
    outcome.earliest = merger.earliest
    return outcome
  }

  /// Puts what waits on disk; one stream at a time may do so.
  func spill(to file: ScratchFile) throws(SinkError) { try merger.spill(to: file) }

  /// How many lines each id of a numbered stream has had.
  func numbering() -> [RunPosition.NumberedLines] { merger.numbering }
}
