/// The SQL of one database, as far as the two differ.
public enum SQLFlavor: String, CaseIterable, Sendable {
  case sqlite
  case postgres

  /// The type of a column.
  public func type(of kind: Column.Kind) -> String {
    switch (self, kind) {
    case (.sqlite, .integer), (.sqlite, .boolean): "INTEGER"
    case (.sqlite, .real): "REAL"
    case (.sqlite, .text), (.sqlite, .time), (.sqlite, .json), (.sqlite, .uuid): "TEXT"
    case (.postgres, .integer): "bigint"
    case (.postgres, .real): "double precision"
    case (.postgres, .text): "text"
    case (.postgres, .boolean): "boolean"
    case (.postgres, .time): "timestamptz"
    case (.postgres, .json): "jsonb"
    case (.postgres, .uuid): "uuid"
    }
  }

  /// A text as SQL has it: no text can end it.
  public static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// A name as SQL has it: no name can end it.
  public static func quoted(name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  // MARK: What views compute with times

  /// Seconds from one time to another, a double.
  func seconds(from start: String, to end: String) -> String {
    switch self {
    // A Julian day counts milliseconds inside, so nothing is lost but what rounding brings back.
    case .sqlite: "ROUND((julianday(\(end)) - julianday(\(start))) * 86400.0, 3)"
    case .postgres: "CAST(EXTRACT(EPOCH FROM \(end) - \(start)) AS double precision)"
    }
  }

  /// The start of the half hour, UTC, that a time lies in.
  func halfHour(_ time: String) -> String {
    switch self {
    case .sqlite:
      "strftime('%Y-%m-%dT%H:', \(time)) || CASE WHEN strftime('%M', \(time)) < '30' THEN '00' ELSE '30' END "
        + "|| ':00.000Z'"
    case .postgres: "to_timestamp(FLOOR(EXTRACT(EPOCH FROM \(time)) / 1800) * 1800)"
    }
  }

  /// The start of the hour, UTC, that a time lies in.
  func hour(_ time: String) -> String {
    switch self {
    case .sqlite: "strftime('%Y-%m-%dT%H:00:00.000Z', \(time))"
    case .postgres: "to_timestamp(FLOOR(EXTRACT(EPOCH FROM \(time)) / 3600) * 3600)"
    }
  }

  /// The day, UTC, that a time lies in.
  func day(_ time: String) -> String {
    switch self {
    case .sqlite: "date(\(time))"
    case .postgres: "CAST(\(time) AT TIME ZONE 'UTC' AS date)"
    }
  }

  /// The mean of some values to so many digits behind the point.
  func rounded(_ value: String, _ places: Int) -> String {
    switch self {
    case .sqlite: "ROUND(\(value), \(places))"
    case .postgres: "ROUND(CAST(\(value) AS numeric), \(places))"
    }
  }
}
