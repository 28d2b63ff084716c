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

  public func abandon() { file.close() }
}
