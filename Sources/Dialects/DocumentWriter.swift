public import Documents
public import JSONText

/// Collects the documents that dialects write for some records: their bytes, and where each begins and belongs.
///
///     writer.document(0, time: leave) { json in
///       json.beginObject()
///       json.key("participant_sid"); json.markIdentifier(); json.hex("CP", sid.high, sid.low)
///       ...
///       json.endObject()
///     }
///
/// It also keeps the memory that a dialect works in (`withWorkspace`), so that in the steady state nothing is allocated.
public struct DocumentWriter: ~Copyable {
  /// The text of all documents.
  public private(set) var json: JSONWriter
  /// One per document, in the order of writing.
  public private(set) var entries: [DocumentEntry] = []
  private var streams: [Int?]?
  private var recordOrdinal: Int64 = 0
  private var documentsOfRecord: Int64 = 0
  private var workspaces: [AnyObject] = []

  /// An empty collection.
  public init(capacity: Int = 1 << 16) { json = JSONWriter(capacity: capacity) }

  /// Says which dialect writes next: `streams` has, for each of its document types, the position among all streams of
  /// the run, or nil where nobody asked for that file.
  ///
  /// Without this every type is wanted and goes by its own position.
  public mutating func beginDialect(_ streams: [Int?]) { self.streams = streams }

  /// Says which record is written next: lines of one id at one time come in the order of records.
  public mutating func beginRecord(_ ordinal: Int) {
    recordOrdinal = Int64(ordinal)
    documentsOfRecord = 0
  }

  /// Whether documents of the kind at position `type` are wanted: a dialect may spare itself what leads up to them.
  public func wants(_ type: Int) -> Bool { streams.map { $0[type] != nil } ?? true }

  /// Writes one document of the kind at position `type` of the dialect's `documentTypes`, unless nobody wants it.
  ///
  /// - Parameters:
  ///   - time: what the line prints and its file is ordered by, milliseconds since the epoch.
  ///   - numbering: in a numbered stream, whose lines are counted together.
  ///   - body: writes exactly one JSON value (for a numbered stream, what follows the number) and marks the id in it.
  public mutating func document(
    _ type: Int, time: Int64, numbering: UInt64 = 0, _ body: (inout JSONWriter) -> Void
  ) {
    let target = if let streams { streams[type] } else { Int?(type) }
    guard let target else { return }
    let start = json.count
    body(&json)
    json.endLine()
    entries.append(
      DocumentEntry(
        stream: target, time: time, ordinal: recordOrdinal << 24 + documentsOfRecord, numbering: numbering,
        range: start..<json.count, identifierStart: json.identifierTextStart))
    documentsOfRecord += 1
  }

  /// Lends `body` the workspace of type `Space`, which is made when first asked for and keeps what `body` leaves in it.
  public mutating func withWorkspace<Space: Workspace & ~Copyable>(
    _ type: Space.Type, _ body: (inout Space, inout DocumentWriter) -> Void
  ) {
    let keeper = keeper(of: type)
    body(&keeper.space, &self)
  }

  private mutating func keeper<Space: Workspace & ~Copyable>(of type: Space.Type) -> WorkspaceKeeper<Space> {
    for candidate in workspaces {
      if let found = candidate as? WorkspaceKeeper<Space> { return found }
    }
    let made = WorkspaceKeeper<Space>()
    workspaces.append(made)
    return made
  }

  // MARK: Documents that are delivered otherwise than they were written

  /// The text of the document at `position`, without line feed.
  public borrowing func text(of position: Int) -> [UInt8] {
    // The bytes are copied inside the closure.
    unsafe json.withUnsafeBytes { unsafe Array($0[entries[position].range].dropLast()) }
  }

  /// The primary id of the document at `position`.
  public borrowing func identifier(of position: Int) -> String {
    let entry = entries[position]
    // The bytes are copied inside the closure.
    return unsafe json.withUnsafeBytes { bytes in
      let rest = unsafe bytes[entry.identifierStart..<entry.range.upperBound]
      return unsafe String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }
  }

  /// Puts another text in place of a document's.
  ///
  /// - Parameters:
  ///   - text: without line feed; for a numbered stream what follows the number.
  ///   - time: what the line prints now.
  ///   - identifierStart: where the first byte of the id stands in `text`.
  public mutating func replace(_ position: Int, by text: [UInt8], time: Int64, identifierStart: Int) {
    let start = json.count
    json.text(text.span)
    json.endLine()
    entries[position].range = start..<json.count
    entries[position].time = time
    entries[position].identifierStart = start + identifierStart
  }

  /// Says how often the line of a document leaves.
  public mutating func deliver(_ position: Int, copies: Int) { entries[position].copies = copies }

  /// Lets a document come right behind a later one of the same id and record.
  public mutating func deliver(_ position: Int, behind other: Int) {
    entries[position].time = entries[other].time
    // Behind everything that the record has written, and before the next record.
    entries[position].ordinal |= 0xFF_FFFF
  }

  /// Exchanges what was written for an empty text and an empty list, whose memory is used from here on.
  public mutating func exchange(_ text: inout JSONWriter, _ places: inout [DocumentEntry]) {
    swap(&json, &text)
    swap(&entries, &places)
  }

  /// Forgets everything that was written and keeps the memory.
  public mutating func removeAll() {
    json.removeAll()
    entries.removeAll(keepingCapacity: true)
  }

  /// The documents of every stream in the order of their files.
  public borrowing func entriesInOrder() -> [DocumentEntry] {
    // The text is read inside the closure only.
    unsafe json.withUnsafeBytes { text in
      entries.sorted {
        $0.stream == $1.stream
          ? unsafe DocumentEntry.precedes($0, in: text, $1, in: text) : $0.stream < $1.stream
      }
    }
  }
}

/// Memory that a dialect reuses from record to record: arrays that are emptied and filled again.
public protocol Workspace: ~Copyable {
  /// An empty one.
  init()
}

/// Keeps a workspace where a value of any type can be kept.
private final class WorkspaceKeeper<Space: Workspace & ~Copyable> {
  var space = Space()
}
