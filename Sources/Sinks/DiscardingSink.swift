public import Documents

/// Hashes, compresses and writes like a directory of files, all of them to `/dev/null`: what a run costs without a disk.
public final class DiscardingSink: Sink {
  /// The path that asks for this sink.
  public static let path = "/dev/null"

  private let streams: [DocumentStream]
  private let files: [FileBox]

  /// A sink for these streams.
  public init(streams: [DocumentStream], isCompressed: Bool) throws(SinkError) {
    self.streams = streams
    var files: [FileBox] = []
    for _ in streams {
      files.append(FileBox(LineFile(try FileDescriptor(creating: Self.path), isCompressed: isCompressed)))
    }
    self.files = files
  }

  public func append(_ lines: RawSpan, documents: Int, to stream: Int) throws(SinkError) {
    try files[stream].append(lines, documents: documents)
  }

  public func finish() throws(SinkError) -> [StreamSummary] {
    var summaries: [StreamSummary] = []
    for (stream, file) in zip(streams, files) {
      if let summary = try file.finish(stream) { summaries.append(summary) }
    }
    return summaries
  }

  public func abandon() { for file in files { file.close() } }
}
