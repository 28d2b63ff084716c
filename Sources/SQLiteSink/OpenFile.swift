import Relations
import Sinks
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A database file while it is being loaded.
final class OpenFile: Sendable {
  private let connection: SQLiteConnection
  private let design: Design
  /// The name that it gets in the end.
  private let path: String
  /// Whether it lies beside that name until then.
  private let isNew: Bool
  private let isAppended: Bool
  private let statements: [Int]
  private let counts: RowCounts

  /// Bytes that pages may take in memory, whatever the file's size.
  private static let cache = 12 << 20
  private static let sortingCache = 2 << 20

  init(path: String, design: Design, existing: ExistingTables) throws(SinkError) {
    self.path = path
    self.design = design
    var found = Contents()
    if RunDirectory.fileExists(path) {
      found = try Self.contents(of: path, design)
      if found.hasOurs, existing == .refuse {
        throw .occupied("\(path) holds tables of an earlier load: --append adds to them, --replace makes them anew")
      }
    }
    isAppended = found.hasOurs && existing == .append
    isNew = !found.hasOthers && !isAppended
    let working = isNew ? path + Self.suffix : path
    if isNew { Self.removeWorkingFiles(of: path) }
    do {
      connection = try SQLiteConnection(path: working, width: design.tables.map(\.columns.count).max() ?? 1)
      if isNew {
        // Nobody else sees the file, and one that did not get its name is thrown away: no journal, no waiting.
        try connection.run("PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        try connection.run("PRAGMA locking_mode = EXCLUSIVE")
      }
      try connection.run(
        "PRAGMA cache_size = -\(Self.cache >> 10); PRAGMA foreign_keys = OFF; PRAGMA temp_store = FILE")
      try connection.run("BEGIN IMMEDIATE")
      if isAppended {
        try Self.compare(found, with: design, path)
      } else {
        for name in found.ours where !isNew {
          try connection.run("DROP \(name.kind) \(SQLFlavor.quoted(name: name.name))")
        }
        for definition in design.keylessTableDefinitions { try connection.run(definition) }
      }
      var statements: [Int] = []
      for table in design.tables {
        // A row that fails ends the transaction, so that nothing need be kept for taking back its instruction alone.
        let values = table.columns.indices.map { "c\($0)" }.joined(separator: ", ")
        statements.append(
          try connection.prepare("INSERT OR FAIL INTO \(table.name) SELECT \(values) FROM \(RowSource.name)"))
      }
      self.statements = statements
    } catch {
      if isNew { Self.removeWorkingFiles(of: path) }
      if let failure = error as? SQLiteConnection.Failure { throw Self.error(failure, path) }
      throw error as? SinkError ?? .database("\(path): \(error)")
    }
    counts = RowCounts(design.tables.count)
  }

  /// What rows are numbered by.
  func start() throws(SinkError) -> RowStart {
    guard isAppended else { return RowStart() }
    return try attempt { () throws(SQLiteConnection.Failure) in
      var numbering = RowMapper.Numbering()
      numbering.run = try connection.number("SELECT COALESCE(MAX(run_id), 0) + 1 FROM \(Design.runName)")
      for (type, table) in design.documentTables {
        numbering.before[type] = try connection.number("SELECT COALESCE(MAX(id), 0) FROM \(table)")
      }
      return RowStart(numbering: numbering)
    }
  }

  func insert(_ rows: RowBuffer, into table: Int) throws(SinkError) {
    try attempt(in: design.tables[table].name) { () throws(SQLiteConnection.Failure) in
      try connection.insert(statements[table], rows)
    }
    counts.add(rows.count, to: table)
  }

  func finish() throws(SinkError) -> [Int] {
    try attempt { () throws(SQLiteConnection.Failure) in
      let run = try connection.number("SELECT COALESCE(MAX(run_id), 0) FROM \(Design.runName)")
      // Sorting takes as much again as pages may, unless they may less meanwhile.
      try connection.run("PRAGMA cache_size = -\(Self.sortingCache >> 10)")
      for (name, instruction) in design.derivations(run: run) {
        try connection.run(instruction)
        let added = try connection.number("SELECT changes()")
        if let table = design.position(of: name) { counts.add(Int(added), to: table) }
      }
      guard !isAppended else { return }
      try connection.addKeys(to: design)
      for instruction in design.indexDefinitions + design.viewDefinitions(for: .sqlite) {
        try connection.run(instruction)
      }
    }
    let broken = try attempt { () throws(SQLiteConnection.Failure) in
      // Looks keys up all over the file, and sorts nothing.
      try connection.run("PRAGMA cache_size = -\(Self.cache >> 10)")
      return try connection.rows("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check", limit: 5)
    }
    guard broken.isEmpty else {
      let list = broken.map { "\($0[0] ?? "?") row \($0[1] ?? "?") to \($0[2] ?? "?")" }
      throw .database(
        "\(path): rows point at what is not there: \(list.joined(separator: ", ")); partyline verify tells what the run "
          + "lacks. The database is as it was")
    }
    try attempt { () throws(SQLiteConnection.Failure) in try connection.run("ANALYZE; COMMIT") }
    if isNew { try Self.putInPlace(path) }
    return counts.all
  }

  /// Leaves everything as it was.
  func abandon() {
    try? connection.run("ROLLBACK")
    if isNew { Self.removeWorkingFiles(of: path) }
  }

  // MARK: The file

  private static let suffix = ".partial"

  private static func removeWorkingFiles(of path: String) {
    for end in ["", "-journal", "-wal", "-shm"] { _ = unsafe unlink(path + suffix + end) }
  }

  /// Makes the working file durable and gives it its name.
  private static func putInPlace(_ path: String) throws(SinkError) {
    let file = unsafe open(path + suffix, O_RDWR)
    guard file >= 0 else { throw .last("open", path + suffix) }
    defer { _ = close(file) }
    guard fsync(file) == 0 else { throw .last("write", path + suffix) }
    // What belonged to the file that is replaced must not be taken for the new one's.
    for end in ["-journal", "-wal", "-shm"] { _ = unsafe unlink(path + end) }
    guard unsafe rename(path + suffix, path) == 0 else { throw .last("write", path) }
  }

  // MARK: Errors

  private func attempt<Result>(
    in table: String? = nil, _ body: () throws(SQLiteConnection.Failure) -> Result
  ) throws(SinkError) -> Result {
    do { return try body() } catch { throw Self.error(error, path, table) }
  }

  static func error(_ failure: SQLiteConnection.Failure, _ path: String, _ table: String? = nil) -> SinkError {
    let place = table.map { "\(path), table \($0)" } ?? path
    if failure.isFull {
      return .database("\(place): the disk is full; make room and load again. The database is as it was")
    }
    if failure.isBusy {
      return .database("\(path): another program is using the database; close it and load again")
    }
    if failure.isReadOnly {
      return .database(
        "\(path): cannot be written (\(failure.message)); is its directory there, and may this user write to both?")
    }
    if failure.isNoDatabase { return .database("\(path): is no SQLite database; name another file") }
    if failure.isConstraint {
      return .database(
        "\(place): \(failure.message); was this run loaded before? --replace makes the tables anew")
    }
    return .database("\(place): \(failure.message)")
  }
}
