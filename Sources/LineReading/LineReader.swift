public import ByteCodecs

/// The lines of a file in chunks of a few hundred kilobytes, and the totals that a manifest states.
///
///     var reader = try LineReader(path: path)
///     while let chunk = try reader.next() { ... }
///     let totals = reader.finish()
///
/// Memory is bounded by a chunk and the longest line.
public struct LineReader: ~Copyable {
  /// Some whole lines.
  public struct Chunk: Sendable {
    /// The text of the lines; each but perhaps the last of the file ends with a line feed.
    public var bytes: [UInt8]
    /// The number of the first line, from 1.
    public var firstLine: Int
  }

  /// What the file came to.
  public struct Totals: Equatable, Sendable {
    /// Nothing yet.
    public init() {}

    /// Lines, a cut-off one at the end included.
    public var lines = 0
    /// Bytes of text.
    public var bytes = 0
    /// Their SHA-256, 64 hexadecimal digits; empty where none was asked for.
    public var sha256 = ""
    /// Whether the last line lacks its line feed.
    public var isCutOff = false
  }

  private var source: ByteSource
  private var hasher: SHA256Hasher?
  private var pending: [UInt8] = []
  private var totals = Totals()

  /// A document is a few megabytes at most; a line beyond this is not one of ours.
  private static let longestLine = 256 << 20

  /// Opens the file at `path`, which is packed when its name ends in `.zst`.
  ///
  /// - Parameter isHashed: whether the totals state the SHA-256, which costs half a second a gigabyte.
  public init(path: String, isHashed: Bool = true) throws(FileReadingError) {
    source = try ByteSource(path: path)
    hasher = isHashed ? SHA256Hasher() : nil
  }

  /// Where the frames of a packed file begin, and where its last one ends, after `next` has returned nil; empty for a
  /// plain file.
  public var frames: [ZstdDecompressor.Frame] { source.frames }

  /// The next lines; nil at the end of the file.
  public mutating func next() throws(FileReadingError) -> Chunk? {
    var searched = 0
    while true {
      let start = pending.count
      let hasMore = try source.read(into: &pending)
      guard hasMore else {
        guard !pending.isEmpty else { return nil }
        totals.isCutOff = true
        return chunk(upTo: pending.count)
      }
      totals.bytes += pending.count - start
      if hasher != nil {
        // Bytes are looked at as they are, inside the call.
        let text = pending
        unsafe hasher?.update(text.span.bytes.extracting(droppingFirst: start))
      }
      if let last = pending[searched...].lastIndex(of: UInt8(ascii: "\n")) { return chunk(upTo: last + 1) }
      searched = pending.count
      guard searched <= Self.longestLine else {
        throw FileReadingError(description: "has a line of more than \(Self.longestLine) bytes")
      }
    }
  }

  /// What the file came to, after `next` has returned nil.
  public consuming func finish() -> Totals {
    var totals = totals
    if let hasher = hasher.take() { totals.sha256 = hasher.finish() }
    return totals
  }

  private mutating func chunk(upTo end: Int) -> Chunk {
    let chunk = Chunk(bytes: Array(pending[..<end]), firstLine: totals.lines + 1)
    pending.removeSubrange(..<end)
    totals.lines += chunk.bytes.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 } + (totals.isCutOff ? 1 : 0)
    return chunk
  }
}
