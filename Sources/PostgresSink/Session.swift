import Relations
import Sinks

/// A connection while it loads.
///
/// A copy stays open as long as rows of one table come, and the server works on them while the next ones are packed.
struct Session: ~Copyable {
  private let connection: PostgresConnection
  private let settings: PostgresDatabase.Settings
  private let design: Design
  private let copies: [String]
  private var copy = CopyRows()
  /// The table that a copy is open for.
  private var open: Int?
  private var counts: [Int]
  private var isAppended = false
  private var run: Int64 = 1
  /// Rows since the last commit.
  private var waiting = 0

  init(_ settings: PostgresDatabase.Settings, _ design: Design) throws(SinkError) {
    self.settings = settings
    self.design = design
    do { connection = try PostgresConnection(url: settings.url) } catch { throw Self.error(error, settings, nil) }
    copies = design.tables.map { table in
      "COPY \(table.name) (\(table.columns.map(\.name).joined(separator: ", "))) FROM STDIN (FORMAT binary)"
    }
    counts = Array(repeating: 0, count: design.tables.count)
  }

  /// Makes tables, or finds them.
  mutating func start() throws(SinkError) -> RowStart {
    let design = design
    let settings = settings
    try attempt { (connection) throws(PostgresConnection.Failure) in
      try connection.run("SET client_min_messages = warning; SET TIME ZONE 'UTC'; BEGIN")
      if let schema = settings.schema {
        let name = SQLFlavor.quoted(name: schema)
        if try connection.rows("SELECT 1 FROM pg_namespace WHERE nspname = \(SQLFlavor.quoted(schema))").isEmpty {
          try connection.run("CREATE SCHEMA \(name)")
        }
        try connection.run("SET search_path TO \(name)")
      }
    }
    let found = try attempt { (connection) throws(PostgresConnection.Failure) in try Contents(connection, design) }
    if found.hasMarker, settings.existing != .replace { return try resume(found) }
    guard !settings.isResumed else {
      throw .occupied("\(place) has no unfinished load: leave out --resume")
    }
    if found.hasOurs {
      switch settings.existing {
      case .refuse:
        throw .occupied("\(place) holds tables of an earlier load: --append adds to them, --replace makes them anew")
      case .append: return try append(found)
      case .replace:
        try attempt { (connection) throws(PostgresConnection.Failure) in
          for view in found.views { try connection.run("DROP VIEW IF EXISTS \(view)") }
          try connection.run("DROP TABLE \(found.tables.joined(separator: ", "))")
        }
      }
    }
    try attempt { (connection) throws(PostgresConnection.Failure) in
      for definition in design.tableDefinitions(for: .postgres) { try connection.run(definition) }
      if settings.commitInterval != nil {
        try connection.run("CREATE TABLE \(Contents.marker) (identity text NOT NULL, documents jsonb NOT NULL)")
        try connection.run("INSERT INTO \(Contents.marker) VALUES (\(SQLFlavor.quoted(settings.identity)), '{}')")
        try connection.run("COMMIT; BEGIN")
      }
    }
    return RowStart()
  }

  mutating func insert(_ rows: RowBuffer, into table: Int) throws(SinkError) {
    if open != table {
      try endCopy()
      let instruction = copies[table]
      try attempt(in: design.tables[table].name) { (connection) throws(PostgresConnection.Failure) in
        try connection.beginCopy(instruction)
      }
      open = table
      copy.begin()
    }
    do { try copy.write(rows, of: design.tables[table], to: connection) } catch {
      switch error {
      case .unfit(let column, let value):
        throw .database(
          "\(place), table \(design.tables[table].name): \(value) is no \(column); partyline verify tells more")
      case .connection(let failure):
        throw Self.error(failure, settings, connection, design.tables[table].name)
      }
    }
    counts[table] += rows.count
    waiting += rows.count
  }

  mutating func note(_ documents: [String: Int]) throws(SinkError) {
    guard let interval = settings.commitInterval, waiting >= interval else { return }
    waiting = 0
    try commit(documents)
  }

  mutating func finish() throws(SinkError) -> [Int] {
    try endCopy()
    let design = design
    let (isAppended, run) = (isAppended, run)
    var derived: [(table: String, rows: Int)] = []
    try attempt { (connection) throws(PostgresConnection.Failure) in
      for (table, instruction) in design.derivations(run: run) {
        derived.append((table, try connection.run(instruction)))
      }
      if isAppended {
        // Now, not at the end, so that what fails is told with its reason.
        try connection.run("SET CONSTRAINTS ALL IMMEDIATE")
      } else {
        let definitions =
          design.keyDefinitions(for: .postgres) + design.indexDefinitions + design.viewDefinitions(for: .postgres)
          + design.commentDefinitions(for: .postgres)
        for definition in definitions { try connection.run(definition) }
      }
      try connection.run("DROP TABLE IF EXISTS \(Contents.marker)")
      for table in design.tables { try connection.run("ANALYZE \(table.name)") }
      try connection.run("COMMIT")
    }
    for (name, rows) in derived { if let table = design.position(of: name) { counts[table] += rows } }
    return counts
  }

  /// Takes back what was not committed.
  mutating func abandon() {
    if open.take() != nil { try? connection.endCopy(because: "the load was given up") }
    _ = try? connection.run("ROLLBACK")
  }

  /// Ends the copy that is open, if one is, so that the connection takes something else.
  private mutating func endCopy() throws(SinkError) {
    guard let table = open.take() else { return }
    do {
      try copy.end(to: connection)
      try connection.endCopy()
    } catch { throw Self.error(error, settings, connection, design.tables[table].name) }
  }

  // MARK: What is there

  private mutating func append(_ found: Contents) throws(SinkError) -> RowStart {
    guard settings.commitInterval == nil else {
      throw .occupied("\(place): --append goes in one transaction: leave out --commit-every")
    }
    try found.compare(with: design, place)
    isAppended = true
    let design = design
    let start = try attempt { (connection) throws(PostgresConnection.Failure) in
      try connection.run("SET CONSTRAINTS ALL DEFERRED")
      var numbering = RowMapper.Numbering()
      numbering.run = try connection.number("SELECT COALESCE(MAX(run_id), 0) + 1 FROM \(Design.runName)")
      for (type, table) in design.documentTables {
        numbering.before[type] = try connection.number("SELECT COALESCE(MAX(id), 0) FROM \(table)")
      }
      return RowStart(numbering: numbering)
    }
    run = start.numbering.run
    return start
  }

  private mutating func resume(_ found: Contents) throws(SinkError) -> RowStart {
    guard settings.isResumed else {
      throw .occupied("\(place) holds an unfinished load: --resume goes on with it, --replace starts anew")
    }
    guard settings.commitInterval != nil else {
      throw .occupied("\(place): going on takes --commit-every as well as --resume")
    }
    try found.compare(with: design, place)
    let rows = try attempt { (connection) throws(PostgresConnection.Failure) in
      try connection.rows(
        "SELECT identity, key, value FROM \(Contents.marker) LEFT JOIN LATERAL jsonb_each_text(documents) ON true")
    }
    guard rows.first?[0] == settings.identity else {
      throw .occupied("\(place) holds an unfinished load of another run: give the same, or --replace to start anew")
    }
    var documents: [String: Int] = [:]
    for row in rows { if let path = row[1], let count = row[2].flatMap({ Int($0) }) { documents[path] = count } }
    for table in design.tables.indices {
      let name = design.tables[table].name
      counts[table] = Int(
        try attempt { (connection) throws(PostgresConnection.Failure) in
          try connection.number("SELECT COUNT(*) FROM \(name)")
        })
    }
    return RowStart(documents: documents)
  }

  private mutating func commit(_ documents: [String: Int]) throws(SinkError) {
    try endCopy()
    let members = documents.keys.sorted().map { "\"\($0)\": \(documents[$0] ?? 0)" }
    let json = SQLFlavor.quoted("{" + members.joined(separator: ", ") + "}")
    try attempt { (connection) throws(PostgresConnection.Failure) in
      try connection.run("UPDATE \(Contents.marker) SET documents = \(json)")
      try connection.run("COMMIT; BEGIN")
    }
  }

  // MARK: Errors

  /// The place as messages name it: nothing secret is in it.
  private var place: String {
    "database \(connection.database)" + (settings.schema.map { ", schema \($0)" } ?? "")
  }

  private func attempt<Result>(
    in table: String? = nil, _ body: (PostgresConnection) throws(PostgresConnection.Failure) -> Result
  ) throws(SinkError) -> Result {
    do { return try body(connection) } catch { throw Self.error(error, settings, connection, table) }
  }
}
