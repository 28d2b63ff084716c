import ByteCodecs
public import Dialects
import Documents
import JSONText
public import Sinks
import Synchronization

/// Turns the documents of a run into rows as they come, for a sink of rows.
///
/// Streams are read side by side, each by whoever hands on its lines; rows wait in buffers of some hundred kilobytes and
/// go to the sink one buffer after the other. Memory does not grow with the run.
public final class TableSink: Sink {
  private let design: Design
  private let rows: any RowSink
  private let streams: [DocumentStream]
  private let states: [StreamRows]
  private let writer = Mutex(())
  private let run: Int64

  /// A sink for documents of these types, which makes the tables ready.
  public init(_ design: Design, into rows: any RowSink, documentTypes: [DocumentType]) throws(SinkError) {
    self.design = design
    self.rows = rows
    streams = documentTypes.map(\.stream)
    let start = try rows.begin()
    run = start.numbering.run
    states = documentTypes.map { StreamRows($0, design, start) }
  }

  public func append(_ lines: RawSpan, documents: Int, to stream: Int) throws(SinkError) {
    // A span cannot be captured; its bytes stay where they are until the call returns.
    try unsafe lines.withUnsafeBytes { (bytes) throws(SinkError) in
      try states[stream].state.withLock { (state) throws(SinkError) in
        try unsafe state.take(Span(_unsafeBytes: bytes), documents: documents)
        if state.size > Self.patience { try flush(&state) }
      }
    }
  }

  public func checkpoint(_ position: RunPosition) throws(SinkError) {
    var documents: [String: Int] = [:]
    for rows in states {
      try rows.state.withLock { (state) throws(SinkError) in
        try flush(&state)
        documents[state.path] = max(state.documents, state.skipped)
      }
    }
    try rows.note(documents)
  }

  public func finish() throws(SinkError) -> [StreamSummary] {
    var summaries: [StreamSummary] = []
    for (stream, rows) in zip(streams, states) {
      summaries.append(
        try rows.state.withLock { (state) throws(SinkError) in
          try flush(&state)
          return state.summary(stream)
        })
    }
    return summaries
  }

  /// Adds the row of the run and puts everything in place; after `finish`.
  ///
  /// - Returns: the rows that each table got.
  public func complete(manifest: String) throws(SinkError) -> [Int] {
    try rows.insert(manifest: manifest, design, run: run)
    return try rows.finish()
  }

  public func abandon() { rows.abandon() }

  /// Bytes of rows of one stream that wait for company.
  private static let patience = 1 << 20

  private func flush(_ state: inout StreamRows.State) throws(SinkError) {
    try writer.withLock { (_) throws(SinkError) in
      for table in state.mapper.tables where state.buffers[table].count > 0 {
        try rows.insert(state.buffers[table], into: table)
        state.buffers[table].removeAll()
      }
    }
  }
}

extension Design {
  /// A buffer for each table.
  public var emptyBuffers: [RowBuffer] { tables.map { RowBuffer(columns: $0.columns.count) } }
}

/// The rows of one stream, where several threads may ask for them.
private final class StreamRows: Sendable {
  struct State: ~Copyable {
    let mapper: RowMapper
    var buffers: [RowBuffer]
    let path: String
    var reader = JSONReader()
    var hasher = SHA256Hasher()
    var documents = 0
    var bytes = 0
    /// Documents that an earlier attempt brought in.
    var skipped: Int

    var size: Int { mapper.tables.reduce(0) { $0 + buffers[$1].size } }
  }

  let state: Mutex<State>

  init(_ type: DocumentType, _ design: Design, _ start: RowStart) {
    let mapper = RowMapper(
      design, documentType: type.stream.documentType, envelope: type.envelope, numbering: start.numbering)
    state = Mutex(
      State(
        mapper: mapper, buffers: design.emptyBuffers, path: type.stream.path,
        skipped: start.documents[type.stream.path] ?? 0))
  }
}

extension StreamRows.State {
  /// Makes rows of whole lines.
  mutating func take(_ lines: Span<UInt8>, documents count: Int) throws(SinkError) {
    unsafe hasher.update(lines.bytes)
    bytes += lines.count
    let first = documents + 1
    documents += count
    do {
      try mapper.map(lines, firstLine: first, after: skipped, reader: &reader, into: &buffers)
    } catch {
      throw .unusable(path: path, reason: error.description)
    }
  }

  /// What the stream came to.
  func summary(_ stream: DocumentStream) -> StreamSummary {
    StreamSummary(stream: stream, documents: documents, bytes: bytes, sha256: hasher.digestSoFar())
  }
}
