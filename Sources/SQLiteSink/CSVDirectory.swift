public import Relations
public import Sinks
import Synchronization
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A directory of files by RFC 4180, one per table, with a script for each database that loads them.
///
/// Null is nothing between commas, an empty text is a pair of quotes. The directory grows beside its name and takes it in
/// one step. Tables that are gathered from others are gathered by a database that goes away afterwards.
public final class CSVDirectory: RowSink {
  private let path: String
  private let design: Design
  private let isReplaced: Bool
  private let gathering: SQLiteDatabase
  private let gathered: Design
  private let state = Mutex<[CSVFile]>([])

  /// The directory at `path`, for the tables of a design.
  public init(path: String, design: Design, isReplaced: Bool) {
    self.path = path
    self.design = design
    self.isReplaced = isReplaced
    gathered = design.gathering
    gathering = SQLiteDatabase(path: path + Self.suffix + "/gathering.db", design: gathered, existing: .replace)
  }

  public func begin() throws(SinkError) -> RowStart {
    if RunDirectory.fileExists(path), !isReplaced {
      throw .occupied("\(path) is there already: --replace makes it anew")
    }
    removeWorkingFiles()
    guard unsafe mkdir(path + Self.suffix, 0o755) == 0 else { throw .last("create", path + Self.suffix) }
    _ = try gathering.begin()
    try state.withLock { (files) throws(SinkError) in
      for table in design.tables { files.append(try CSVFile(table, under: path + Self.suffix)) }
    }
    return RowStart()
  }

  public func insert(_ rows: borrowing RowBuffer, into table: Int) throws(SinkError) {
    if let position = gathered.position(of: design.tables[table].name) { try gathering.insert(rows, into: position) }
    let rows = copy rows
    try state.withLock { (files) throws(SinkError) in try files[table].append(rows) }
  }

  public func note(_ documents: [String: Int]) throws(SinkError) {}

  public func finish() throws(SinkError) -> [Int] {
    do {
      _ = try gathering.finish()
      let counts = try state.withLock { (files) throws(SinkError) in
        for table in files.indices where design.tables[table].isGathered {
          guard gathered.position(of: design.tables[table].name) != nil else { continue }
          try files[table].appendAll(of: path + Self.suffix + "/gathering.db")
        }
        for file in files.indices { try files[file].finish() }
        return files.map(\.count)
      }
      _ = unsafe unlink(path + Self.suffix + "/gathering.db")
      for flavor in SQLFlavor.allCases {
        try RunDirectory.writeFile(
          Array(design.loadScript(for: flavor).utf8), to: path + Self.suffix + "/load-\(flavor.rawValue).sql")
      }
      try takeName()
      return counts
    } catch {
      removeWorkingFiles()
      throw error
    }
  }

  public func abandon() {
    gathering.abandon()
    removeWorkingFiles()
  }

  // MARK: Files

  private static let suffix = ".partial"

  private var names: [String] {
    Design.whole.tables.map { $0.name + ".csv" } + SQLFlavor.allCases.map { "load-\($0.rawValue).sql" }
  }

  private func removeWorkingFiles() {
    for name in names + ["gathering.db", "gathering.db.partial"] { _ = unsafe unlink("\(path)\(Self.suffix)/\(name)") }
    _ = unsafe rmdir(path + Self.suffix)
  }

  private func takeName() throws(SinkError) {
    if RunDirectory.fileExists(path) {
      for name in names { _ = unsafe unlink("\(path)/\(name)") }
      guard unsafe rmdir(path) == 0 else { throw .last("replace", path) }
    }
    guard unsafe rename(path + Self.suffix, path) == 0 else { throw .last("write", path) }
  }
}
