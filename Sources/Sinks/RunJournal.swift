import JSONText

/// What a directory remembers of a run that is not over: what it is a run of, and how far its files are whole.
///
/// It lies beside the files, is replaced in one step and removed once the manifest stands: after a crash at any moment it
/// tells of an instant at which every file had at least the bytes it states. One line of JSON is followed by the tails of
/// the files, which had not reached them because they had not filled a block of compression.
public struct RunJournal: Hashable, Sendable {
  /// The journal's name in the directory.
  public static let name = "journal.partyline"

  /// What the run is a run of.
  public var identity: RunIdentity
  /// How far it has come; nil when it has to start anew.
  public var position: RunPosition?
  /// The files, in the order of the run's streams.
  var files: [FileCheckpoint]

  init(identity: RunIdentity, position: RunPosition?, files: [FileCheckpoint]) {
    self.identity = identity
    self.position = position
    self.files = files
  }

  /// How many bytes of the files have to be read before the run can go on.
  public var bytesToRead: Int { files.reduce(0) { $0 + $1.fileBytes } }

  // MARK: Writing

  func write(under directory: String) throws(SinkError) {
    var json = JSONWriter(capacity: 1 << 12)
    json.beginObject()
    json.key("identity")
    json.beginArray()
    for part in identity.parts {
      json.beginArray()
      json.string(part.name)
      json.string(part.value)
      json.endArray()
    }
    json.endArray()
    if let position { Self.write(position, to: &json) }
    json.key("files")
    json.beginArray()
    for file in files { Self.write(file, to: &json) }
    json.endArray()
    json.endObject()
    json.endLine()
    var bytes = unsafe json.withUnsafeBytes { unsafe Array($0) }
    for file in files { bytes += file.tail }
    try RunDirectory.writeFile(bytes, to: directory + "/" + Self.name, isDurable: false)
  }

  private static func write(_ position: RunPosition, to json: inout JSONWriter) {
    json.key("windows")
    json.integer(position.windows)
    json.key("limit")
    json.integer(position.limit)
    json.key("impairment_limit")
    json.integer(position.impairmentLimit)
    json.key("conversations")
    json.integer(position.conversations)
    json.key("numbering")
    json.beginArray()
    for lines in position.numbering {
      json.beginArray()
      for line in lines {
        // A number of 64 bits, as text: readers take numbers for doubles.
        json.string(String(line.id))
        json.integer(line.count)
      }
      json.endArray()
    }
    json.endArray()
  }

  private static func write(_ file: FileCheckpoint, to json: inout JSONWriter) {
    json.beginObject()
    json.key("documents")
    json.integer(file.documents)
    json.key("bytes")
    json.integer(file.bytes)
    json.key("file_bytes")
    json.integer(file.fileBytes)
    json.key("sha256")
    json.string(file.sha256)
    json.key("tail")
    json.integer(file.tail.count)
    json.endObject()
  }

  // MARK: Reading

  /// The journal of the run in `directory`; nil when there is none that can be read, and the run has to start anew.
  public init?(readingFrom directory: String) {
    guard let bytes = RunDirectory.contents(of: directory + "/" + Self.name),
      let end = bytes.firstIndex(of: UInt8(ascii: "\n")), let json = try? JSONReader.parse(Array(bytes[..<end]))
    else { return nil }
    identity = RunIdentity(
      (json["identity"]?.elements ?? []).compactMap { part in
        guard let name = part.elements.first?.string, let value = part.elements.last?.string else { return nil }
        return RunIdentity.Part(name: name, value: value)
      })
    position = Self.position(in: json)
    files = []
    var start = end + 1
    for file in json["files"]?.elements ?? [] {
      guard let checkpoint = Self.file(in: file, tails: bytes[start...]) else { return nil }
      start += checkpoint.tail.count
      files.append(checkpoint)
    }
  }

  private static func position(in json: JSONValue) -> RunPosition? {
    guard let windows = json["windows"]?.integer, let limit = json["limit"]?.integer,
      let impairmentLimit = json["impairment_limit"]?.integer, let conversations = json["conversations"]?.integer
    else { return nil }
    let numbering = (json["numbering"]?.elements ?? []).map { lines in
      stride(from: 0, to: lines.elements.count - 1, by: 2).compactMap { index -> RunPosition.NumberedLines? in
        guard let id = lines.elements[index].string.flatMap({ UInt64($0) }),
          let count = lines.elements[index + 1].integer
        else { return nil }
        return RunPosition.NumberedLines(id: id, count: Int(count))
      }
    }
    return RunPosition(
      windows: Int(windows), limit: limit, impairmentLimit: impairmentLimit, conversations: Int(conversations),
      numbering: numbering)
  }

  private static func file(in json: JSONValue, tails: ArraySlice<UInt8>) -> FileCheckpoint? {
    guard let documents = json["documents"]?.integer, let bytes = json["bytes"]?.integer,
      let fileBytes = json["file_bytes"]?.integer, let sha256 = json["sha256"]?.string,
      let tail = json["tail"]?.integer, tail <= tails.count
    else { return nil }
    return FileCheckpoint(
      documents: Int(documents), bytes: Int(bytes), fileBytes: Int(fileBytes), sha256: sha256,
      tail: Array(tails.prefix(Int(tail))))
  }
}
