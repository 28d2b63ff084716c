public import JSONText

/// An imperfection that was put into a run, with what it takes to find it and to take it back.
public struct Anomaly: Sendable {
  /// What became of one line.
  public struct Change: Sendable {
    /// SHA-256 of the line as it stands in the file, without line feed and, where lines are numbered, without its number;
    /// nil when it does not stand there.
    public var line: String?
    /// The same of the line that should stand there; nil when none should.
    public var clean: String?
    /// How much later than its place it stands in its file, milliseconds; negative when earlier.
    public var movedMilliseconds: Int64 = 0
    /// What was done to it, in order.
    public var edits: [DocumentEdit] = []
    /// The line that should stand there and does not.
    public var lost: JSONValue?

    public init() {}
  }

  /// The identity of which its id is made.
  public var entity: UInt64
  /// What it is an example of.
  public var kind: AnomalyKind
  /// The file that it is in.
  public var file: String
  /// The primary id of the lines concerned.
  public var vendorID: String
  /// The cell and the entity of the conversation.
  public var cell: Int
  public var conversation: UInt64
  /// The earliest time of the lines concerned, as they stand in the file; milliseconds since the epoch.
  public var at: Int64
  /// At least one, in the order of the file as it should be.
  public var changes: [Change]

  public init(
    entity: UInt64, kind: AnomalyKind, file: String, vendorID: String, cell: Int, conversation: UInt64, at: Int64,
    changes: [Change]
  ) {
    self.entity = entity
    self.kind = kind
    self.file = file
    self.vendorID = vendorID
    self.cell = cell
    self.conversation = conversation
    self.at = at
    self.changes = changes
  }
}

/// How a change stands in `truth/anomaly.ndjson`.
extension Anomaly.Change {
  /// The contract table of a change.
  public static let shape = Shape.object([
    .required("line", .nullable(.string(.hexadecimal(64)))),
    .required("clean", .nullable(.string(.hexadecimal(64)))),
    .optional("moved_ms", .integer(-86_400_000...86_400_000)),
    .optional("edits", .array(DocumentEdit.shape, minimum: 1)),
    .optional("lost", .anything),
  ])

  /// Writes the change.
  public func write(into json: inout JSONWriter) {
    json.beginObject()
    json.key("line")
    if let line { json.string(line) } else { json.null() }
    json.key("clean")
    if let clean { json.string(clean) } else { json.null() }
    if movedMilliseconds != 0 {
      json.key("moved_ms")
      json.integer(movedMilliseconds)
    }
    if !edits.isEmpty {
      json.key("edits")
      json.beginArray()
      for edit in edits { edit.write(into: &json) }
      json.endArray()
    }
    if let lost {
      json.key("lost")
      json.value(lost)
    }
    json.endObject()
  }

  /// The change that an element of `changes` tells of.
  public init(_ value: JSONValue) {
    line = value["line"]?.string
    clean = value["clean"]?.string
    movedMilliseconds = value["moved_ms"]?.integer ?? 0
    edits = value["edits"]?.elements.compactMap(DocumentEdit.init) ?? []
    lost = value["lost"]
  }
}
