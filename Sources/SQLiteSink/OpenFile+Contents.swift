import Relations
import Sinks

extension OpenFile {
  /// What a file has of the design, and whether it has anything else.
  struct Contents {
    /// A table or view of the design.
    struct Entry {
      var name: String
      var kind: String
      var sql: String
    }

    /// Views first, then tables, those that are pointed at last.
    var ours: [Entry] = []
    var hasOthers = false
    var hasOurs: Bool { !ours.isEmpty }
  }

  static func contents(of path: String, _ design: Design) throws(SinkError) -> Contents {
    do {
      let connection = try SQLiteConnection(path: path)
      let names = Set(Design.whole.tables.map(\.name) + Design.whole.views.map(\.name))
      var contents = Contents()
      let rows = try connection.rows(
        "SELECT name, type, sql FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' "
          + "ORDER BY type DESC, rowid DESC")
      for row in rows {
        guard let name = row[0], let kind = row[1], let sql = row[2] else { continue }
        if names.contains(name) {
          contents.ours.append(.init(name: name, kind: kind, sql: sql))
        } else {
          contents.hasOthers = true
        }
      }
      return contents
    } catch { throw Self.error(error, path) }
  }

  /// Refuses tables that are not those of the design.
  static func compare(_ found: Contents, with design: Design, _ path: String) throws(SinkError) {
    let definitions = design.tableDefinitions(for: .sqlite)
    for (table, definition) in zip(design.tables, definitions) {
      guard let entry = found.ours.first(where: { $0.name == table.name }) else {
        throw .occupied("\(path) has no table \(table.name): it was loaded with other --tables; give the same")
      }
      guard entry.sql == definition else {
        throw .occupied("\(path) has a table \(table.name) of another version: --replace makes it anew")
      }
    }
  }
}

extension SQLiteConnection {
  /// The one number that a query yields, 0 for none.
  func number(_ sql: String) throws(Failure) -> Int64 {
    try rows(sql, limit: 1).first?.first.flatMap { $0 }.flatMap { Int64($0) } ?? 0
  }
}
