import CommandLineParsing
import Foundation
import PostgresSink
import Relations
import SQLiteSink

/// Which database a command fills, and how.
struct DatabaseOptions: Sendable {
  /// A database that can be named.
  enum Target: Hashable, Sendable {
    /// A file of SQLite.
    case sqlite(String)
    /// A server of PostgreSQL, by libpq's URL.
    case postgres(String)
    /// A directory of files of comma-separated values.
    case csv(String)
    /// Something else, which no message repeats: a secret may be in it.
    case unknown
  }

  var target: Target?
  var isAppended = false
  var isReplaced = false
  /// Tables and groups of tables; nil for all.
  var tables: [String]?
  /// PostgreSQL: the schema; nil for the first of the user's search path.
  var schema: String?
  /// PostgreSQL: rows after which to commit; nil for once, at the end.
  var commitInterval: Int?
  /// PostgreSQL: whether an unfinished load is gone on with.
  var isResumed = false

  /// Whether anything but a database was asked for.
  var isAsked: Bool { isAppended || isReplaced || tables != nil || schema != nil || commitInterval != nil }
  /// The options, for messages.
  static let names = "--append, --replace, --tables, --schema and --commit-every"

  /// The options, for a command that keeps their values in this place.
  static func options<Values>(
    _ place: any WritableKeyPath<Values, DatabaseOptions> & Sendable, isRequired: Bool
  ) -> [Option<Values>] {
    [
      Option(
        "--into", "URL", isRequired: isRequired,
        help: "the tables: \(Self.forms)"
      ) { (values, text) in values[keyPath: place].target = Self.target(text) },
      Option("--append", nil, help: "add the run to the tables that are there") { (values, _) in
        values[keyPath: place].isAppended = true
      },
      Option("--replace", nil, help: "make the tables that are there anew") { (values, _) in
        values[keyPath: place].isReplaced = true
      },
      Option("--tables", "A,B", help: "some tables or groups of them; default: all") {
        (values, text) throws(InvalidValue) in
        values[keyPath: place].tables = try Self.tables(text)
      },
      Option("--schema", "NAME", help: "PostgreSQL: the schema the tables go to, made if it is not there") {
        (values, text) throws(InvalidValue) in
        guard !text.isEmpty else { throw InvalidValue(expected: "the name of a schema") }
        values[keyPath: place].schema = text
      },
      Option(
        "--commit-every", "ROWS",
        help: "PostgreSQL: commit after so many rows, so that --resume can go on; default: once"
      ) { (values, text) throws(InvalidValue) in
        guard let rows = Int(text), rows >= 1 else { throw InvalidValue(expected: "a number of rows, 1 or more") }
        values[keyPath: place].commitInterval = rows
      },
    ]
  }

  /// What `--into` takes.
  private static let forms =
    "sqlite:PATH, or a path that ends in .db or .sqlite; postgresql://...; csv:DIR"

  /// The design asked for, and the database that takes its rows; nothing is touched yet.
  ///
  /// - Parameter identity: what is loaded, so that nobody goes on with another run.
  func open(identity: String) throws(Failure) -> (Design, any RowSink) {
    func refuse(_ reason: String) -> Failure { Failure(code: .usage, message: "partyline: error: \(reason)") }
    guard !isAppended || !isReplaced else {
      throw refuse("--append keeps what --replace removes: give one of them")
    }
    let design = tables.map(Design.whole.part) ?? .whole
    let existing: ExistingTables = isAppended ? .append : isReplaced ? .replace : .refuse
    if case .postgres(let url) = target {
      // Arguments can be read by everybody on the machine.
      guard !Self.holdsPassword(url) else {
        throw refuse(
          "--into: a password in a URL can be read by everybody on this machine: leave it out, and give it in PGPASSWORD, "
            + "in ~/.pgpass or in a service file")
      }
      let settings = PostgresDatabase.Settings(
        url: url, schema: schema, existing: existing, commitInterval: commitInterval, isResumed: isResumed,
        identity: identity)
      return (design, PostgresDatabase(settings, design: design))
    }
    guard schema == nil, commitInterval == nil, !isResumed else {
      throw refuse(
        "--schema, --commit-every and --resume are for postgresql://: a file is loaded as a whole or not at all")
    }
    switch target {
    case .sqlite(let path): return (design, SQLiteDatabase(path: path, design: design, existing: existing))
    case .csv(let path):
      guard !isAppended else {
        throw refuse("files of comma-separated values are not appended to: name another directory")
      }
      return (design, CSVDirectory(path: path, design: design, isReplaced: isReplaced))
    case .postgres, .unknown, nil: throw refuse("--into: expected \(Self.forms)")
    }
  }

  /// What a load came to.
  func summary(_ design: Design, _ counts: [Int]) -> String {
    let rows = counts.reduce(0, +)
    let filled = counts.count { $0 > 0 }
    return "\(rows) rows in \(filled) tables of \(name)"
  }

  /// The database as messages name it: without anything secret.
  private var name: String {
    switch target {
    case .sqlite(let path), .csv(let path): path
    case .postgres: schema.map { "schema \($0) of the server" } ?? "the server's database"
    case .unknown, nil: "nothing"
    }
  }

  private static func target(_ text: String) -> Target {
    for (prefix, make) in [("sqlite:", Target.sqlite), ("csv:", Target.csv)]
    where text.hasPrefix(prefix) && text != prefix {
      return make(String(text.dropFirst(prefix.count)))
    }
    if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
      return .postgres(text)
    }
    if text.hasSuffix(".db") || text.hasSuffix(".sqlite") { return .sqlite(text) }
    return .unknown
  }

  /// Whether a URL has a password before the host or among its parameters.
  private static func holdsPassword(_ url: String) -> Bool {
    guard let scheme = url.range(of: "://") else { return false }
    let rest = url[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    if let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") { return true }
    guard let question = rest.firstIndex(of: "?") else { return false }
    return rest[rest.index(after: question)...].split(separator: "&").contains { parameter in
      ["password", "sslpassword"].contains(String(parameter.prefix { $0 != "=" }).removingPercentEncoding ?? "")
    }
  }

  private static func tables(_ text: String) throws(InvalidValue) -> [String] {
    let names = text.split(separator: ",").map(String.init)
    let known = Design.whole.partNames
    for name in names where !known.contains(name) { throw .unknown("table", name, among: known) }
    guard !names.isEmpty else { throw InvalidValue(expected: "names of tables with commas between them") }
    return names
  }
}
