/// The one relational design: every table and view, in an order in which whatever is pointed at comes first.
public struct Design: Sendable {
  /// Every table, `run` first.
  public let tables: [Table]
  /// Every view whose tables are there.
  public let views: [View]

  /// The manifest counts as a document of this type, from which the row of `run` is made.
  public static let manifestType = "run.manifest"

  /// All of it.
  public static let whole = Design(
    tables: [runTable] + peopleTables + truthTables + impairmentTables + twilioTables + realtimeKitTables + ccpTables
      + genesysTables)

  private init(tables: [Table]) {
    self.tables = tables
    let names = Set(tables.map(\.name))
    views = View.all.filter { view in view.tables.allSatisfy(names.contains) }
  }

  /// The part that has these tables or groups of tables, with `run` and with whatever tables of people they point at;
  /// what points at something outside points at nothing.
  public func part(_ names: [String]) -> Design {
    var wanted = Set(tables.filter { names.contains($0.name) || names.contains($0.group) }.map(\.name))
    wanted.insert(Self.runName)
    return Design(tables: tables.filter { wanted.contains($0.name) })
  }

  /// The same tables with nothing but primary keys and checks, for measuring.
  package var bare: Design {
    Design(
      tables: tables.map { table in
        Table(
          table.name, table.comment, table.source, key: table.primaryKey, checks: table.checks,
          columns: table.columns)
      })
  }

  /// What `part` takes: groups, then tables.
  public var partNames: [String] {
    var groups: [String] = []
    for table in tables where !groups.contains(table.group) && table.group != Self.runName {
      groups.append(table.group)
    }
    return groups + tables.map(\.name)
  }

  /// The table of runs.
  public static let runName = "run"

  /// The position of the table called `name`.
  public func position(of name: String) -> Int? { tables.firstIndex { $0.name == name } }

  /// The types of document that have a table whose rows are the documents, numbered, with that table.
  public var documentTables: [(type: String, table: String)] {
    tables.compactMap { table in
      guard case .documents(let type, _) = table.source, table.isOfDocuments else { return nil }
      return (type, table.name)
    }
  }

  /// The foreign keys of a table whose target is in the design.
  public func references(of table: Table) -> [Table.Reference] {
    table.references.filter { position(of: $0.table) != nil }
  }

  /// The types of document that some table is made from.
  public var documentTypes: [String] {
    var types: [String] = []
    for table in tables {
      if case .documents(let type, _) = table.source, !types.contains(type), type != Self.manifestType {
        types.append(type)
      }
    }
    return types
  }
}
