extension Design {
  /// The design for people: how tables hang together, group by group, and what every column means; Markdown.
  public var reference: String {
    var text = """
      # Tables

      What `--into` fills, printed by `partyline describe tables`; [database.md](database.md) says how. The types are
      SQLite's | PostgreSQL's. `PK` marks the primary key; an arrow what a column points at, as part of a foreign key.

      """
    for group in groups {
      let members = tables.filter { $0.group == group }
      text += "\n## \(group)\n\n\(diagram(of: members))"
      for table in members { text += describe(table) }
    }
    text += "\n## Views\n"
    for view in views {
      text += "\n### \(view.name)\n\n\(view.comment) Reads \(view.tables.joined(separator: ", ")).\n\n"
      text += "| column | |\n|---|---|\n"
      for column in view.columns { text += "| `\(column.name)` | \(column.comment) |\n" }
    }
    return text
  }

  private var groups: [String] {
    var groups: [String] = []
    for table in tables where !groups.contains(table.group) { groups.append(table.group) }
    return groups
  }

  /// The tables of a group and those that they point at, as a diagram of Mermaid's.
  private func diagram(of members: [Table]) -> String {
    var lines: [String] = []
    for table in members {
      lines.append("  \(table.name) {")
      for column in table.columns where table.primaryKey.contains(column.name) {
        lines.append("    \(column.kind) \(column.name) PK")
      }
      lines.append("  }")
    }
    for table in members {
      for reference in references(of: table) {
        // Whoever may point at nothing is one of any number, its target one or none.
        let isOptional = table.columns.contains { reference.columns.contains($0.name) && $0.isNullable }
        lines.append(
          "  \(reference.table) \(isOptional ? "|o" : "||")--o{ \(table.name) : \"\(reference.columns.joined(separator: ", "))\""
        )
      }
    }
    return "```mermaid\nerDiagram\n" + lines.joined(separator: "\n") + "\n```\n"
  }

  private func describe(_ table: Table) -> String {
    var text = "\n### \(table.name)\n\n\(table.comment)\n\n| column | type | | |\n|---|---|---|---|\n"
    for column in table.columns {
      let targets = references(of: table).filter { $0.columns.contains(column.name) }.map { "→ \($0.table)" }
      let marks = (table.primaryKey.contains(column.name) ? ["PK"] : []) + targets
      let types = SQLFlavor.allCases.map { $0.type(of: column.kind) }.joined(separator: " \\| ")
      text += "| `\(column.name)` | \(types)\(column.isNullable ? ", null" : "") | \(marks.joined(separator: ", ")) "
      text += "| \(column.comment)"
      if !column.allowed.isEmpty { text += " One of \(column.allowed.joined(separator: ", "))." }
      text += " |\n"
    }
    if !table.checks.isEmpty { text += "\nChecked: " + table.checks.map { "`\($0)`" }.joined(separator: ", ") + ".\n" }
    if !table.indices.isEmpty {
      text += "\nIndexed by \(table.indices.map { $0.joined(separator: " + ") }.joined(separator: "; ")).\n"
    }
    return text
  }
}
