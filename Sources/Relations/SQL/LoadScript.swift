extension Table {
  /// Whether it is gathered from other tables.
  public var isGathered: Bool { if case .query = source { true } else { false } }
}

extension Design {
  /// The tables that are gathered from others, with those others: what it takes to gather them.
  public var gathering: Design {
    var names: Set<String> = []
    for table in tables {
      guard case .query(_, let origins) = table.source, origins.allSatisfy({ position(of: $0) != nil }) else {
        continue
      }
      names.insert(table.name)
      names.formUnion(origins)
    }
    return part(names.sorted())
  }

  /// A script that makes the tables and fills them from files of their names in the directory it is run in.
  public func loadScript(for flavor: SQLFlavor) -> String {
    let head: String
    let fill: [String]
    switch flavor {
    case .sqlite:
      head = "-- sqlite3 demo.db < load-sqlite.sql\n.bail on\nPRAGMA foreign_keys = OFF;\nBEGIN;"
      // The import knows no null: it goes through a table of texts.
      fill = tables.flatMap { table in
        let values = table.columns.map { $0.isNullable ? "NULLIF(\($0.name), '')" : $0.name }
        return [
          ".import --csv --schema temp \(table.name).csv stage_\(table.name)",
          "INSERT INTO \(table.name) SELECT \(values.joined(separator: ", ")) FROM temp.stage_\(table.name);",
          "DROP TABLE temp.stage_\(table.name);",
        ]
      }
    case .postgres:
      head = "-- psql -v ON_ERROR_STOP=1 -f load-postgres.sql\nBEGIN;"
      fill = tables.map { "\\copy \($0.name) FROM '\($0.name).csv' WITH (FORMAT csv, HEADER true)" }
    }
    let after = keyDefinitions(for: flavor) + indexDefinitions + viewDefinitions(for: flavor)
    let parts =
      [head] + tableDefinitions(for: flavor).map { $0 + ";" } + fill
      + (after + commentDefinitions(for: flavor)).map { $0 + ";" } + ["COMMIT;", "ANALYZE;"]
    return parts.joined(separator: "\n") + "\n"
  }
}
