public import Documents

/// Where finished lines go: files, standard output, nowhere; later tables.
///
/// A sink gets, per stream, whole lines in their final order and keeps no document longer than the call. It is told
/// of the end exactly once, by `finish` or by `abandon`; only `finish` makes a run a run.
public protocol Sink: AnyObject {
  /// Takes the next lines of the stream at position `stream` of the list the sink was made with.
  ///
  /// - Parameters:
  ///   - lines: whole lines, each ended by a line feed.
  ///   - documents: how many they are.
  func append(_ lines: RawSpan, documents: Int, to stream: Int) throws(SinkError)
  /// Makes everything durable and states what was taken, per stream.
  func finish() throws(SinkError) -> [StreamSummary]
  /// Gives up: what is there already stays, but nothing claims to be whole.
  func abandon()
}

/// What a stream came to.
public struct StreamSummary: Hashable, Sendable {
  /// The stream.
  public var stream: DocumentStream
  /// Its lines.
  public var documents: Int
  /// Their bytes, before compression.
  public var bytes: Int
  /// The SHA-256 of those bytes, 64 hexadecimal digits.
  public var sha256: String

  /// A stream with the given totals.
  public init(stream: DocumentStream, documents: Int, bytes: Int, sha256: String) {
    self.stream = stream
    self.documents = documents
    self.bytes = bytes
    self.sha256 = sha256
  }
}

/// Why a sink could not take what it was given.
public enum SinkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The operating system refused: what was tried, on which path, and its number and words.
  case system(operation: String, path: String, code: Int32, reason: String)
  /// Whoever read standard output has gone.
  case readerGone

  public var description: String {
    switch self {
    case .system(let operation, let path, _, let reason): "cannot \(operation) \(path): \(reason)"
    case .readerGone: "nobody reads standard output any more"
    }
  }
}
