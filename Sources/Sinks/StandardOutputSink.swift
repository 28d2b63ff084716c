public import Documents

/// Streams one file to standard output, for pipes.
public final class StandardOutputSink: Sink {
  private let stream: DocumentStream
  private let file: FileBox

  /// A sink for the one stream of the run.
  public init(stream: DocumentStream, isCompressed: Bool) {
    self.stream = stream
    file = FileBox(LineFile(.standardOutput(), isCompressed: isCompressed))
  }

  public func append(_ lines: RawSpan, documents: Int, to stream: Int) throws(SinkError) {
    try file.append(lines, documents: documents)
    // Whoever reads the pipe wants lines as they come, not a buffer later.
    try file.flush()
  }

  public func finish() throws(SinkError) -> [StreamSummary] { try file.finish(stream).map { [$0] } ?? [] }

  public func abandon() {}
}

/// Counts and hashes like a file but writes nothing: for measurements and for `check`.
public final class NullSink: Sink {
  private let streams: [DocumentStream]
  private var documents: [Int]
  private var bytes: [Int]

  /// A sink for these streams.
  public init(streams: [DocumentStream]) {
    self.streams = streams
    documents = Array(repeating: 0, count: streams.count)
    bytes = documents
  }

  public func append(_ lines: RawSpan, documents added: Int, to stream: Int) throws(SinkError) {
    documents[stream] += added
    bytes[stream] += lines.byteCount
  }

  public func finish() throws(SinkError) -> [StreamSummary] {
    streams.indices.map {
      StreamSummary(stream: streams[$0], documents: documents[$0], bytes: bytes[$0], sha256: "")
    }
  }

  public func abandon() {}
}
