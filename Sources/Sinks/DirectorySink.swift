public import Documents
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes each stream to its file under one directory, as contract section 2 lays it out.
///
/// The manifest is not its business: it is written by `RunDirectory.writeManifest` once everything here is durable.
public final class DirectorySink: Sink {
  private let directory: String
  private let streams: [DocumentStream]
  private let isCompressed: Bool
  // An optional each, because a file is finished by consuming it.
  private var files: [FileBox]

  /// Creates the directory and one file per stream.
  public init(directory: String, streams: [DocumentStream], isCompressed: Bool) throws(SinkError) {
    self.directory = directory
    self.streams = streams
    self.isCompressed = isCompressed
    files = []
    for stream in streams {
      let path = RunDirectory.path(of: stream, under: directory, isCompressed: isCompressed)
      try RunDirectory.makeParents(of: path)
      files.append(FileBox(LineFile(try FileDescriptor(creating: path), isCompressed: isCompressed)))
    }
  }

  public func append(_ lines: RawSpan, documents: Int, to stream: Int) throws(SinkError) {
    try files[stream].append(lines, documents: documents)
  }

  public func finish() throws(SinkError) -> [StreamSummary] {
    var summaries: [StreamSummary] = []
    for (stream, file) in zip(streams, files) {
      if let summary = try file.finish(stream) { summaries.append(summary) }
    }
    files = []
    return summaries
  }

  public func abandon() { files = [] }
}

/// Keeps a file that can be consumed in an array that is indexed.
final class FileBox {
  private var file: LineFile?

  init(_ file: consuming LineFile) { self.file = consume file }

  func append(_ lines: RawSpan, documents: Int) throws(SinkError) {
    try file?.append(lines, documents: documents)
  }

  func flush() throws(SinkError) { try file?.flush() }

  /// The totals, or nil when it was finished before.
  func finish(_ stream: DocumentStream) throws(SinkError) -> StreamSummary? {
    guard let open = file.take() else { return nil }
    return try open.finish(stream)
  }
}
