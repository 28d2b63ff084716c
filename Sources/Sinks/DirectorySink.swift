public import Documents
import Synchronization

/// Writes each stream to its file under one directory, as contract section 2 lays it out, and keeps a journal there of
/// how far the run is whole.
///
/// The manifest is not its business: `RunDirectory.writeManifest` writes it once everything here is durable, and removes
/// the journal.
public final class DirectorySink: Sink {
  private let directory: String
  private let streams: [DocumentStream]
  private let identity: RunIdentity
  private let files: [FileBox]

  /// Begins a run: creates the directory, one empty file per stream, and the journal.
  ///
  /// - Parameter hasFrames: whether compressed files can be read from their middle.
  public init(
    directory: String, streams: [DocumentStream], isCompressed: Bool, hasFrames: Bool = false, identity: RunIdentity
  ) throws(SinkError) {
    self.directory = directory
    self.streams = streams
    self.identity = identity
    var files: [FileBox] = []
    for stream in streams {
      let path = RunDirectory.path(of: stream, under: directory, isCompressed: isCompressed)
      try RunDirectory.makeParents(of: path)
      files.append(
        FileBox(LineFile(try FileDescriptor(creating: path), isCompressed: isCompressed, hasFrames: hasFrames)))
    }
    self.files = files
    try RunJournal(identity: identity, position: nil, files: []).write(under: directory)
  }

  /// Takes up the run that `journal` tells of, which is one of the same identity and has a position.
  ///
  /// - Parameter note: told of bytes that have been read back; what it throws ends the attempt, and nothing is lost.
  public init(
    resuming journal: RunJournal, in directory: String, streams: [DocumentStream], isCompressed: Bool,
    hasFrames: Bool = false, _ note: (_ bytes: Int) throws -> Void
  ) throws {
    self.directory = directory
    self.streams = streams
    identity = journal.identity
    var files: [FileBox] = []
    for (stream, checkpoint) in zip(streams, journal.files) {
      let path = RunDirectory.path(of: stream, under: directory, isCompressed: isCompressed)
      files.append(
        FileBox(
          try LineFile.resume(path, isCompressed: isCompressed, hasFrames: hasFrames, at: checkpoint, note)))
    }
    self.files = files
  }

  public func append(_ lines: RawSpan, documents: Int, to stream: Int) throws(SinkError) {
    try files[stream].append(lines, documents: documents)
  }

  public func checkpoint(_ position: RunPosition) throws(SinkError) {
    var checkpoints: [FileCheckpoint] = []
    for file in files {
      if let checkpoint = try file.checkpoint() { checkpoints.append(checkpoint) }
    }
    try RunJournal(identity: identity, position: position, files: checkpoints).write(under: directory)
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

/// Keeps a file that can be consumed where several threads may ask for it.
final class FileBox: Sendable {
  private let file: Mutex<LineFile?>

  init(_ file: consuming LineFile) { self.file = Mutex(consume file) }

  func append(_ lines: RawSpan, documents: Int) throws(SinkError) {
    // A span cannot be captured; its bytes stay where they are until the call returns.
    try unsafe lines.withUnsafeBytes { (bytes) throws(SinkError) in
      try file.withLock { (file) throws(SinkError) in
        try unsafe file?.append(RawSpan(_unsafeBytes: bytes), documents: documents)
      }
    }
  }

  func flush() throws(SinkError) { try file.withLock { (file) throws(SinkError) in try file?.flush() } }

  /// Nil when the file was finished or closed before.
  func checkpoint() throws(SinkError) -> FileCheckpoint? {
    try file.withLock { (file) throws(SinkError) in try file?.checkpoint() }
  }

  /// The totals, or nil when it was finished or closed before.
  func finish(_ stream: DocumentStream) throws(SinkError) -> StreamSummary? {
    try file.withLock { (file) throws(SinkError) in
      guard let open = file.take() else { return nil }
      return try open.finish(stream)
    }
  }

  func close() { file.withLock { _ = $0.take() } }
}
