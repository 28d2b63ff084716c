private import CPostgres

/// A connection to a server of PostgreSQL; the only place that calls its library.
///
/// One owner, who closes it by letting go; used by one thread at a time.
@safe final class PostgresConnection: @unchecked Sendable {
  // Sendable: whoever holds it serialises its use, and the library keeps no thread's state in it.
  // Owned: made in init, freed in deinit, never handed out.
  private let handle: OpaquePointer

  /// What the server or the library said.
  struct Failure: Error {
    /// The five characters of SQLSTATE; empty where the library itself complains.
    var state: String
    /// The words, in one line.
    var message: String
    /// Whether there is no connection, or no longer.
    var isConnection = false
    /// Whether a password was sent and not accepted, or was asked for and not known.
    var isPassword = false
  }

  /// Connects to where a URL, a service file and the environment say.
  init(url: String) throws(Failure) {
    guard let connection = unsafe PQconnectdb(url) else {
      throw Failure(state: "", message: "no memory for a connection", isConnection: true)
    }
    guard unsafe PQstatus(connection) == CONNECTION_OK else {
      let isPassword = unsafe PQconnectionNeedsPassword(connection) != 0 || PQconnectionUsedPassword(connection) != 0
      let failure = Failure(
        state: "", message: unsafe Self.line(PQerrorMessage(connection)), isConnection: true, isPassword: isPassword)
      unsafe PQfinish(connection)
      throw failure
    }
    unsafe handle = connection
    if unsafe PQparameterStatus(connection, "application_name").map({ unsafe $0.pointee == 0 }) ?? true {
      unsafe PQclear(PQexec(connection, "SET application_name = 'partyline'"))
    }
    // Notices that something is not there yet are not for the user.
    unsafe PQsetNoticeProcessor(connection, { _, _ in }, nil)
    unsafe PQsetClientEncoding(connection, "UTF8")
  }

  deinit { unsafe PQfinish(handle) }

  /// The name of the database.
  var database: String { unsafe PQdb(handle).map { unsafe String(cString: $0) } ?? "" }
  /// The name of the user.
  var user: String { unsafe PQuser(handle).map { unsafe String(cString: $0) } ?? "" }

  /// Runs instructions that yield nothing of interest; returns how many rows the last one touched.
  @discardableResult func run(_ sql: String) throws(Failure) -> Int {
    let result = unsafe PQexec(handle, sql)
    defer { unsafe PQclear(result) }
    try unsafe check(result, PGRES_COMMAND_OK, PGRES_TUPLES_OK)
    return unsafe PQcmdTuples(result).flatMap { Int(unsafe String(cString: $0)) } ?? 0
  }

  /// The rows of a query, every value as text; null is nil.
  func rows(_ sql: String) throws(Failure) -> [[String?]] {
    let result = unsafe PQexec(handle, sql)
    defer { unsafe PQclear(result) }
    try unsafe check(result, PGRES_TUPLES_OK)
    return unsafe (0..<PQntuples(result)).map { row in
      unsafe (0..<PQnfields(result)).map { column in
        guard unsafe PQgetisnull(result, row, column) == 0 else { return nil }
        return unsafe String(cString: PQgetvalue(result, row, column))
      }
    }
  }

  /// The one number that a query yields, 0 for none.
  func number(_ sql: String) throws(Failure) -> Int64 {
    try rows(sql).first?.first.flatMap { $0 }.flatMap { Int64($0) } ?? 0
  }

  /// Begins to copy into a table; until `endCopy` the connection takes nothing but `put`.
  func beginCopy(_ sql: String) throws(Failure) {
    let begun = unsafe PQexec(handle, sql)
    defer { unsafe PQclear(begun) }
    try unsafe check(begun, PGRES_COPY_IN)
  }

  /// Hands on bytes of the copy that was begun; returns once they are on their way.
  @unsafe func put(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    // The library counts in 32 bits.
    var rest = unsafe bytes[...]
    while unsafe !rest.isEmpty {
      let piece = unsafe UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
      let start = unsafe piece.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard unsafe PQputCopyData(handle, start, Int32(piece.count)) == 1 else { throw lastFailure() }
      unsafe rest = rest.dropFirst(piece.count)
    }
  }

  /// Ends the copy that was begun and waits for what the server says of it.
  ///
  /// - Parameter reason: why it is to be taken back; nil to keep it.
  func endCopy(because reason: String? = nil) throws(Failure) {
    guard unsafe PQputCopyEnd(handle, reason) == 1 else { throw lastFailure() }
    var failure: Failure?
    while let result = unsafe PQgetResult(handle) {
      do { try unsafe check(result, PGRES_COMMAND_OK) } catch { failure = failure ?? error }
      unsafe PQclear(result)
    }
    if let failure { throw failure }
  }

  private func check(_ result: OpaquePointer?, _ wanted: ExecStatusType...) throws(Failure) {
    let status = unsafe PQresultStatus(result)
    guard !wanted.contains(status) else { return }
    let state = unsafe PQresultErrorField(result, partyline_diag_sqlstate).map { unsafe String(cString: $0) } ?? ""
    let words = unsafe Self.line(result == nil ? PQerrorMessage(handle) : PQresultErrorMessage(result))
    throw Failure(state: state, message: words, isConnection: unsafe PQstatus(handle) != CONNECTION_OK)
  }

  private func lastFailure() -> Failure {
    unsafe Failure(
      state: "", message: Self.line(PQerrorMessage(handle)), isConnection: PQstatus(handle) != CONNECTION_OK)
  }

  /// The first line of a message, and what a second one explains.
  private static func line(_ text: UnsafePointer<CChar>?) -> String {
    guard let text = unsafe text else { return "no reason given" }
    let lines = unsafe String(cString: text).split(separator: "\n").map { line in
      let words = line.drop { $0 == " " || $0 == "\t" }
      return words.hasPrefix("ERROR:") ? String(words.dropFirst(6).drop { $0 == " " }) : String(words)
    }
    return lines.prefix(2).joined(separator: "; ")
  }
}
