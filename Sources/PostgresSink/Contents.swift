import Relations
import Sinks

/// What a schema has of the design.
struct Contents {
  /// The table that says how far an unfinished load came.
  static let marker = "partyline_load"

  /// Tables of the design, and of ours, by name.
  var tables: [String] = []
  /// Views of ours.
  var views: [String] = []
  var hasMarker = false
  private var columns: [String: String] = [:]

  var hasOurs: Bool { !tables.isEmpty || !views.isEmpty }

  init(_ connection: PostgresConnection, _ design: Design) throws(PostgresConnection.Failure) {
    let ours = Set(Design.whole.tables.map(\.name) + Design.whole.views.map(\.name))
    let found = try connection.rows(
      "SELECT relname, relkind FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
        + "WHERE nspname = current_schema() AND relkind IN ('r', 'v', 'p') ORDER BY pg_class.oid DESC")
    for row in found {
      guard let name = row[0] else { continue }
      if name == Self.marker { hasMarker = true }
      guard ours.contains(name) || name == Self.marker else { continue }
      if row[1] == "v" { views.append(name) } else { tables.append(name) }
    }
    guard hasOurs else { return }
    let described = try connection.rows(
      "SELECT table_name, string_agg(column_name || ' ' || data_type, ', ' ORDER BY ordinal_position) "
        + "FROM information_schema.columns WHERE table_schema = current_schema() GROUP BY table_name")
    for row in described { if let name = row[0] { columns[name] = row[1] } }
  }

  /// Refuses tables that are not those of the design.
  func compare(with design: Design, _ place: String) throws(SinkError) {
    for table in design.tables {
      guard let present = columns[table.name] else {
        throw .occupied("\(place) has no table \(table.name): it was loaded with other --tables; give the same")
      }
      guard present == table.columns.map(Self.description).joined(separator: ", ") else {
        throw .occupied("\(place) has a table \(table.name) of another version: --replace makes it anew")
      }
    }
  }

  /// A column as the catalogue of the server describes it.
  private static func description(_ column: Column) -> String {
    let type = SQLFlavor.postgres.type(of: column.kind)
    return "\(column.name) \(type == "timestamptz" ? "timestamp with time zone" : type)"
  }
}
