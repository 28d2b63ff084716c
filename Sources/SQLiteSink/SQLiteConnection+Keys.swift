import Relations

extension SQLiteConnection {
  /// Gives tables that were made without their primary keys these keys; fails where two rows have the same.
  ///
  /// A key that comes in no order has SQLite search and split pages for every row. An index that is made when the rows are
  /// there is sorted first, but no instruction adds a primary key. What the file has of one is an index of a certain name
  /// without words of its own (https://www.sqlite.org/fileformat2.html, section 2.6), so an index is made, and renamed in
  /// the schema together with the words of its table, as https://www.sqlite.org/lang_altertable.html, section 7, does for
  /// other constraints. Both the library's integrity check and its reading of the schema would complain of a mismatch.
  func addKeys(to design: Design) throws(Failure) {
    let keyed = zip(design.tables, design.tableDefinitions(for: .sqlite)).filter { !$0.0.isNumbered }
    for (table, _) in keyed {
      try run(
        "CREATE UNIQUE INDEX partyline_key_of_\(table.name) ON \(table.name) (\(table.primaryKey.joined(separator: ", ")))"
      )
    }
    try run("PRAGMA writable_schema = ON")
    for (table, definition) in keyed {
      try run(
        "UPDATE sqlite_master SET sql = \(SQLFlavor.quoted(definition)) WHERE type = 'table' AND name = '\(table.name)'"
      )
      try run(
        "UPDATE sqlite_master SET name = 'sqlite_autoindex_\(table.name)_1', sql = NULL "
          + "WHERE type = 'index' AND name = 'partyline_key_of_\(table.name)'")
    }
    // Reads the schema anew, too.
    try run("PRAGMA writable_schema = RESET")
  }
}
