public import Documents
public import JSONText

/// Collects the documents that one dialect writes for some records: their bytes and where each begins and belongs.
///
///     writer.document(0, time: leave, id: sid) { json in
///       json.beginObject() ... json.endObject()
///     }
public struct DocumentWriter: ~Copyable {
  /// Where one document lies and belongs.
  public struct Entry: Sendable {
    /// The position in the dialect's `documentTypes`.
    public var type: Int
    /// Its place in the file.
    public var order: DocumentOrder
    /// The bytes of its line, line feed included.
    public var range: Range<Int>
  }

  /// The text of all documents.
  public private(set) var json: JSONWriter
  /// One per document, in the order of writing.
  public private(set) var entries: [Entry] = []
  /// Ties between lines of one id at one time fall to the smaller value; the pipeline sets it per record.
  public var recordOrdinal: Int64 = 0

  /// An empty collection.
  public init(capacity: Int = 1 << 16) { json = JSONWriter(capacity: capacity) }

  /// Writes one document of the kind at position `type` of the dialect's `documentTypes`.
  ///
  /// - Parameters:
  ///   - time: what the line prints and its file is ordered by, milliseconds since the epoch.
  ///   - id: the line's primary id as it stands in the text.
  ///   - body: writes exactly one JSON value (for a numbered stream, what follows the number).
  public mutating func document(
    _ type: Int, time: Int64, id: String, _ body: (inout JSONWriter) -> Void
  ) {
    let start = json.count
    body(&json)
    json.endLine()
    let order = DocumentOrder(time: time, id: id, ordinal: recordOrdinal &* 1_048_576 &+ Int64(entries.count))
    entries.append(Entry(type: type, order: order, range: start..<json.count))
  }

  /// The text of all documents, once no more are written.
  public consuming func finish() -> JSONWriter { json }

  /// Forgets everything and keeps the memory.
  public mutating func removeAll() {
    json.removeAll()
    entries.removeAll(keepingCapacity: true)
  }
}
