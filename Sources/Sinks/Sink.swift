public import Documents

/// Where finished lines go: files, standard output, nowhere; later tables.
///
/// A sink gets, per stream, whole lines in their final order and keeps no document longer than the call. Calls about one
/// stream come one after the other; calls about different streams may come at the same time, each from a thread that may
/// wait. It is told of the end exactly once, by `finish` or by `abandon`, when no other call is under way; only `finish`
/// makes a run a run.
public protocol Sink: AnyObject, Sendable {
  /// Takes the next lines of the stream at position `stream` of the list the sink was made with.
  ///
  /// - Parameters:
  ///   - lines: whole lines, each ended by a line feed.
  ///   - documents: how many they are.
  func append(_ lines: RawSpan, documents: Int, to stream: Int) throws(SinkError)
  /// Notes that a run which ends badly from here on can go on from `position`; no stream is being appended to meanwhile.
  func checkpoint(_ position: RunPosition) throws(SinkError)
  /// Makes everything durable and states what was taken, per stream.
  func finish() throws(SinkError) -> [StreamSummary]
  /// Gives up: what is there already stays, but nothing claims to be whole.
  func abandon()
}

extension Sink {
  /// Nothing: a pipe cannot be taken up again.
  public func checkpoint(_ position: RunPosition) throws(SinkError) {}
}

/// How far the documents of a run have left, in terms that do not depend on what a sink makes of them.
public struct RunPosition: Hashable, Sendable {
  /// Windows of simulated time, from the start of the clock, of which everything has left that may.
  public var windows: Int
  /// Documents of conversations and agents with an earlier time have left, milliseconds since the epoch.
  public var limit: Int64
  /// Documents of impairments with an earlier time have left, milliseconds since the epoch.
  public var impairmentLimit: Int64
  /// Conversations that have ended.
  public var conversations: Int
  /// Per stream, how many lines each id of a numbered stream has had, in ascending order of the ids' numbers.
  public var numbering: [[NumberedLines]]

  /// The lines that one id of a numbered stream has had.
  public struct NumberedLines: Hashable, Sendable {
    /// Stands for the id: `DocumentEntry.numbering`.
    public var id: UInt64
    /// How many there were.
    public var count: Int

    /// `count` lines of `id`.
    public init(id: UInt64, count: Int) {
      self.id = id
      self.count = count
    }
  }

  /// A position with the given figures.
  public init(
    windows: Int, limit: Int64, impairmentLimit: Int64, conversations: Int, numbering: [[NumberedLines]]
  ) {
    self.windows = windows
    self.limit = limit
    self.impairmentLimit = impairmentLimit
    self.conversations = conversations
    self.numbering = numbering
  }
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
  /// A file that is needed cannot be used: which, and what is wrong with it.
  case unusable(path: String, reason: String)
  /// Tables are there already, and nobody said what to do about them: which.
  case occupied(String)
  /// A database refused, or cannot be reached: which, why, and what would help.
  case database(String)
  /// Somebody asked for an end.
  case cancelled

  public var description: String {
    switch self {
    case .system(let operation, let path, _, let reason): "cannot \(operation) \(path): \(reason)"
    case .readerGone: "nobody reads standard output any more"
    case .unusable(let path, let reason): "cannot go on with \(path): \(reason)"
    case .occupied(let what): what
    case .database(let what): what
    case .cancelled: "interrupted"
    }
  }
}
