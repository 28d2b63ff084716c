/// The design in the words of a database.
extension Design {
  /// The instructions that make the tables; PostgreSQL gets keys and checks afterwards, see `keys`.
  public func tableDefinitions(for flavor: SQLFlavor) -> [String] {
    tables.map { definition(of: $0, for: flavor) }
  }

  /// The instructions that make SQLite's tables without the keys that it keeps an index for; see `Table.isNumbered`.
  public var keylessTableDefinitions: [String] {
    tables.map { definition(of: $0, for: .sqlite, hasKey: false) }
  }

  /// The instructions that make keys and checks once the rows are there; SQLite has them in its tables.
  public func keyDefinitions(for flavor: SQLFlavor) -> [String] {
    guard flavor == .postgres else { return [] }
    // All of a table in one instruction, which reads its rows once.
    let own = tables.map { table in
      let parts =
        [Self.primaryKey(table)]
        + table.columns.compactMap { column in
          column.allowed.isEmpty
            ? nil : column.check.map { "CONSTRAINT \(table.name)_\(column.name)_check CHECK (\($0))" }
        }
        + table.checks.enumerated().map { number, check in
          "CONSTRAINT \(table.name)_check_\(number + 1) CHECK (\(check))"
        }
      return "ALTER TABLE \(table.name) " + parts.map { "ADD " + $0 }.joined(separator: ", ")
    }
    // What is pointed at needs its key first.
    let foreign = tables.flatMap { table in
      references(of: table).map { "ALTER TABLE \(table.name) ADD \(Self.foreignKey($0)) DEFERRABLE" }
    }
    return own + foreign
  }

  /// The instructions that make the indices.
  public var indexDefinitions: [String] {
    tables.flatMap { table in
      table.indices.map { columns in
        "CREATE INDEX \(table.name)_by_\(columns.joined(separator: "_")) ON \(table.name) "
          + "(\(columns.joined(separator: ", ")))"
      }
    }
  }

  /// The instructions that make the views.
  public func viewDefinitions(for flavor: SQLFlavor) -> [String] {
    views.map { view in
      let columns = view.columns.map(\.name).joined(separator: ", ")
      let note = flavor == .sqlite ? "-- \(view.comment)\n" : ""
      return "CREATE VIEW \(view.name) (\(columns)) AS\n\(note)\(view.query(for: flavor))"
    }
  }

  /// The instructions that say what everything means; SQLite has that in its tables.
  public func commentDefinitions(for flavor: SQLFlavor) -> [String] {
    guard flavor == .postgres else { return [] }
    let ofTables = tables.flatMap { table in
      ["COMMENT ON TABLE \(table.name) IS \(SQLFlavor.quoted(table.comment))"]
        + table.columns.map { column in
          "COMMENT ON COLUMN \(table.name).\(column.name) IS \(SQLFlavor.quoted(column.comment))"
        }
    }
    let ofViews = views.flatMap { view in
      ["COMMENT ON VIEW \(view.name) IS \(SQLFlavor.quoted(view.comment))"]
        + view.columns.map { column in
          "COMMENT ON COLUMN \(view.name).\(column.name) IS \(SQLFlavor.quoted(column.comment))"
        }
    }
    return ofTables + ofViews
  }

  /// The instructions that fill, from other tables, those that no document has; a run appended adds what is new.
  public func derivations(run: Int64) -> [(table: String, instruction: String)] {
    tables.compactMap { table in
      guard case .query(let query, let origins) = table.source, origins.allSatisfy({ position(of: $0) != nil })
      else { return nil }
      let columns = table.columns.map(\.name).joined(separator: ", ")
      let select = query.split(separator: "$run", omittingEmptySubsequences: false).joined(separator: String(run))
      return (table.name, "INSERT INTO \(table.name) (\(columns)) \(select)")
    }
  }

  // MARK: Parts of a table

  private func definition(of table: Table, for flavor: SQLFlavor, hasKey: Bool = true) -> String {
    var lines = table.columns.map { column in (Self.column(column, of: table, for: flavor), column.comment) }
    if flavor == .sqlite {
      if !table.isNumbered, hasKey { lines.append((Self.primaryKey(table), "")) }
      lines += table.checks.map { ("CHECK (\($0))", "") }
      lines += references(of: table).map { (Self.foreignKey($0), "") }
    }
    let body = lines.enumerated().map { index, line in
      let comma = index < lines.count - 1 ? "," : ""
      return "  \(line.0)\(comma)" + (line.1.isEmpty || flavor == .postgres ? "" : " -- \(line.1)")
    }
    let note = flavor == .sqlite ? " -- \(table.comment)" : ""
    return "CREATE TABLE \(table.name) (\(note)\n" + body.joined(separator: "\n") + "\n)"
      + (flavor == .sqlite ? " STRICT" : "")
  }

  private static func column(_ column: Column, of table: Table, for flavor: SQLFlavor) -> String {
    var words = [column.name, flavor.type(of: column.kind)]
    if flavor == .sqlite, table.isNumbered, column.name == table.primaryKey[0] { words.append("PRIMARY KEY") }
    if !column.isNullable { words.append("NOT NULL") }
    if flavor == .sqlite, let check = column.check { words.append("CHECK (\(check))") }
    return words.joined(separator: " ")
  }

  private static func primaryKey(_ table: Table) -> String {
    "PRIMARY KEY (\(table.primaryKey.joined(separator: ", ")))"
  }

  private static func foreignKey(_ reference: Table.Reference) -> String {
    "FOREIGN KEY (\(reference.columns.joined(separator: ", "))) REFERENCES \(reference.table) "
      + "(\(reference.targets.joined(separator: ", ")))"
  }
}

extension Column {
  /// What must hold of its values, where not just any will do.
  ///
  /// Not `IN (...)`: for a list of more than two SQLite makes a table in memory each time a row is inserted, which takes up
  /// to a hundred times as long as the comparisons.
  var check: String? {
    let values = kind == .boolean ? ["0", "1"] : allowed.map { SQLFlavor.quoted($0) }
    return values.isEmpty ? nil : values.map { "\(name) = \($0)" }.joined(separator: " OR ")
  }
}

extension Table {
  /// Whether its key is one integer, which SQLite then numbers its rows by; for any other key it keeps an index.
  public var isNumbered: Bool {
    primaryKey.count == 1 && columns.contains { $0.name == primaryKey[0] && $0.kind == .integer }
  }
}
