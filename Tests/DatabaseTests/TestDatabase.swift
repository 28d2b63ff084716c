import Foundation
import Relations
import Sinks

@testable import PostgresSink
@testable import SQLiteSink

/// The two databases, as a test fills them and looks into them: a place of its own, gone with the test.
final class TestDatabase {
  /// Which one.
  enum Product: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite = "SQLite"
    case postgres = "PostgreSQL"

    var testDescription: String { rawValue }
  }

  /// Why there is nothing to test with.
  struct NoServer: Error {}

  let product: Product
  /// The file, or the schema; a name that would end its quotes if it could.
  private let name: String
  private let url: String
  /// `run`, `team` and `agent_state`, in which a row points at both others.
  let design = Design.whole.part(["agent_state", "team"])

  init(_ product: Product) throws {
    self.product = product
    let number = UUID().uuidString
    switch product {
    case .sqlite:
      name = FileManager.default.temporaryDirectory.appendingPathComponent("it's \"\(number)\".db").path
      url = ""
    case .postgres:
      guard let server = TestServer.shared else { throw NoServer() }
      name = "it's \"\(number)\"; DROP"
      url = server.url
    }
  }

  deinit { if product == .sqlite { try? FileManager.default.removeItem(atPath: name) } }

  func sink(
    _ existing: ExistingTables = .refuse, commitInterval: Int? = nil, isResumed: Bool = false, identity: String = ""
  ) -> any RowSink {
    switch product {
    case .sqlite: SQLiteDatabase(path: name, design: design, existing: existing)
    case .postgres:
      PostgresDatabase(
        .init(
          url: url, schema: name, existing: existing, commitInterval: commitInterval, isResumed: isResumed,
          identity: identity), design: design)
    }
  }

  /// The rows of a query, every value as text.
  @discardableResult func query(_ sql: String) throws -> [[String?]] {
    switch product {
    case .sqlite:
      let connection = try SQLiteConnection(path: name)
      return try connection.rows(sql)
    case .postgres:
      let connection = try PostgresConnection(url: url)
      try connection.run("SET search_path TO \(SQLFlavor.quoted(name: name)); SET TIME ZONE 'UTC'")
      guard sql.hasPrefix("SELECT") else {
        try connection.run(sql)
        return []
      }
      return try connection.rows(sql)
    }
  }

  /// The tables and views there are, and everything in those of the design: equal before and after if nothing changed.
  func everything() throws -> [[String?]] {
    switch product {
    case .sqlite:
      guard FileManager.default.fileExists(atPath: name) else { return [] }
      return try [[Data(contentsOf: URL(fileURLWithPath: name)).base64EncodedString()]]
    case .postgres:
      let tables = try query(
        "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v') ORDER BY 1"
      )
      return try tables + tables.flatMap { try query("SELECT * FROM \($0[0] ?? "") AS row ORDER BY row::text") }
    }
  }

  /// What lies beside the file that does not belong there.
  var leftovers: [String] {
    guard product == .sqlite else { return [] }
    let file = URL(fileURLWithPath: name)
    let beside = (try? FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path)) ?? []
    return beside.filter { $0.hasPrefix(file.lastPathComponent) && $0 != file.lastPathComponent }
  }

  // MARK: Rows

  /// The row of a run.
  func run(_ number: Int64) -> RowBuffer {
    var rows = RowBuffer(columns: 11)
    rows.integer(number)
    for text in ["0", "test", "0", "1", "1/1"] { rows.text(text) }
    rows.real(0.25)
    rows.time(0)
    rows.time(1)
    rows.integer(0)
    rows.text("{\"it's\": \"\\\"\"}")
    return rows
  }

  /// The row of a state.
  func state(
    _ id: Int64, run: Int64 = 1, at: Int64 = 1_772_460_000_250, person: String = "anna", team: String? = "crew",
    state: String = "ready", conversation: String? = nil
  ) -> RowBuffer {
    var rows = RowBuffer(columns: 9)
    rows.integer(id)
    rows.integer(run)
    rows.time(at)
    rows.integer(0)
    rows.text(person)
    if let team { rows.text(team) } else { rows.null() }
    rows.text(state)
    rows.null()
    if let conversation { rows.text(conversation) } else { rows.null() }
    return rows
  }

  /// Loads some states of a run and finishes.
  @discardableResult func load(
    _ states: [RowBuffer], run number: Int64 = 1, into sink: any RowSink
  ) throws -> [Int] {
    let start = try sink.begin()
    guard start.numbering.run == number else { throw SinkError.database("run \(start.numbering.run)") }
    do throws(SinkError) {
      for rows in states { try sink.insert(rows, into: 2) }
      try sink.insert(run(number), into: 0)
    } catch {
      sink.abandon()
      throw error
    }
    return try sink.finish()
  }
}
