import ByteCodecs
import JSONText
import Sinks

/// How the index lies in its file, `index.partyline`.
///
/// Tables of where each line begins, file after file; then the postings, ordered by identifier and place; then every nth
/// of them again, the fences, which are all of the order that a reader keeps in memory; then a line of JSON that says where all that is and of which files; then eight bytes of mark and twice eight of the JSON's place
/// and length. All numbers are of eight bytes, the lowest first.
struct IndexFormat: Sendable {
  /// One file that was indexed.
  struct File: Sendable {
    var path: String
    /// SHA-256 of its text: an index of other text is of no use.
    var sha256: String
    var isPacked: Bool
    var lines: Int
    /// Where its table begins, which has one place more than the file has lines: the end of the text.
    var table: Int
    /// Where the frames begin of a packed file.
    var frames: [ZstdDecompressor.Frame]
  }

  static let version: Int64 = 1
  static let mark = Array("PLINDEX1".utf8)
  /// Bytes of mark, place and length at the end of the file.
  static let trailer = 24

  var files: [File] = []
  /// Where the postings begin, and how many there are.
  var postings = 0
  var count = 0
  /// One of how many stands among the fences.
  var stride = 1

  /// Where the fences begin, and how many there are.
  var fences: Int { postings + count * IndexPosting.size }
  var fenceCount: Int { (count + stride - 1) / stride }

  /// The stride for so many postings: blocks of 4 KiB, and not more than a megabyte of fences.
  static func stride(for count: Int) -> Int { max(256, (count + 65_535) / 65_536) }

  var json: JSONValue {
    .object([
      ("version", .integer(Self.version)), ("postings", .integer(Int64(postings))), ("count", .integer(Int64(count))),
      ("stride", .integer(Int64(stride))),
      ("files", .array(files.map(Self.json))),
    ])
  }

  private static func json(_ file: File) -> JSONValue {
    .object([
      ("path", .string(file.path)), ("sha256", .string(file.sha256)), ("packed", .boolean(file.isPacked)),
      ("lines", .integer(Int64(file.lines))), ("table", .integer(Int64(file.table))),
      ("frames", .array(file.frames.map { .array([.integer(Int64($0.file)), .integer(Int64($0.text))]) })),
    ])
  }

  init() {}

  /// Nil when this is no index of ours.
  init?(_ json: JSONValue) {
    guard json["version"]?.integer == Self.version, let postings = json["postings"]?.integer,
      let count = json["count"]?.integer, let stride = json["stride"]?.integer, stride > 0
    else { return nil }
    self.postings = Int(postings)
    self.count = Int(count)
    self.stride = Int(stride)
    for file in json["files"]?.elements ?? [] {
      guard let path = file["path"]?.string, let sha256 = file["sha256"]?.string,
        let isPacked = file["packed"]?.boolean, let lines = file["lines"]?.integer, let table = file["table"]?.integer
      else { return nil }
      let frames = (file["frames"]?.elements ?? []).compactMap { frame -> ZstdDecompressor.Frame? in
        guard let place = frame.elements.first?.integer, let text = frame.elements.last?.integer else { return nil }
        return ZstdDecompressor.Frame(file: Int(place), text: Int(text))
      }
      files.append(
        File(path: path, sha256: sha256, isPacked: isPacked, lines: Int(lines), table: Int(table), frames: frames))
    }
  }
}
