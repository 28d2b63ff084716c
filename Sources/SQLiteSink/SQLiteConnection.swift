private import CSQLite
import Relations

/// An open file of SQLite; with `RowSource` the only place that calls its library.
///
/// One owner, who closes it by letting go; used by one thread at a time.
@safe final class SQLiteConnection: @unchecked Sendable {
  // Sendable: whoever holds it serialises its use, and the library keeps no thread's state in it.
  // Owned: made in init, freed in deinit after every statement.
  private let handle: OpaquePointer
  private var statements = unsafe [OpaquePointer]()
  // Owned like the handle, and freed after it: the library reads it until then.
  private let source: UnsafeMutablePointer<RowSource>
  let path: String

  /// What the library said: its extended code, and its words.
  struct Failure: Error {
    var code: Int32
    var message: String
    /// The code without what it says beyond the class of the failure.
    var primaryCode: Int32 { code & 0xFF }
    var isFull: Bool { primaryCode == SQLITE_FULL || code == SQLiteConnection.writeFailure }
    var isBusy: Bool { primaryCode == SQLITE_BUSY || primaryCode == SQLITE_LOCKED }
    var isReadOnly: Bool {
      primaryCode == SQLITE_READONLY || primaryCode == SQLITE_CANTOPEN || primaryCode == SQLITE_PERM
    }
    var isNoDatabase: Bool { primaryCode == SQLITE_NOTADB || primaryCode == SQLITE_CORRUPT }
    var isConstraint: Bool { primaryCode == SQLITE_CONSTRAINT }
  }

  /// `SQLITE_IOERR_WRITE`, an expression that Swift does not see.
  fileprivate static let writeFailure: Int32 = SQLITE_IOERR | 3 << 8

  /// Opens the file, which is made where there is none.
  ///
  /// - Parameter width: how many columns inserted rows have at most.
  init(path: String, width: Int = 1) throws(Failure) {
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open_v2(
      path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let connection = unsafe opened else {
      let failure = unsafe Self.failure(opened, code)
      unsafe sqlite3_close_v2(opened)
      throw failure
    }
    unsafe handle = connection
    self.path = path
    unsafe source = RowSource.make(width: width)
    unsafe sqlite3_extended_result_codes(connection, 1)
    guard unsafe RowSource.register(source, connection) == SQLITE_OK else { throw failure() }
  }

  deinit {
    while let statement = unsafe statements.popLast() { unsafe sqlite3_finalize(statement) }
    unsafe sqlite3_close(handle)
    unsafe RowSource.free(source)
  }

  /// Runs instructions that yield nothing of interest.
  func run(_ sql: String) throws(Failure) {
    guard unsafe sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  /// The rows of a query, at most `limit`, every value as text; null is nil.
  func rows(_ sql: String, limit: Int = .max) throws(Failure) -> [[String?]] {
    var rows: [[String?]] = []
    do {
      try each(sql) { row throws(EnoughRows) in
        rows.append(row)
        if rows.count >= limit { throw EnoughRows() }
      }
    } catch let failure as Failure { throw failure } catch {}
    return rows
  }

  private struct EnoughRows: Error {}

  /// Calls `body` with every row of a query; null is nil.
  func each(_ sql: String, _ body: ([String?]) throws -> Void) throws {
    var prepared: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(handle, sql, -1, &prepared, nil) == SQLITE_OK else { throw failure() }
    defer { unsafe sqlite3_finalize(prepared) }
    while true {
      let code = unsafe sqlite3_step(prepared)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { throw failure() }
      try body(
        (0..<(unsafe sqlite3_column_count(prepared))).map { column in
          // Valid until the next step; copied here.
          unsafe sqlite3_column_text(prepared, column).map { unsafe String(cString: $0) }
        })
    }
  }

  /// Prepares an instruction for many rows and says by which number `insert` knows it.
  func prepare(_ sql: String) throws(Failure) -> Int {
    var prepared: OpaquePointer?
    guard unsafe sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil) == SQLITE_OK,
      let statement = unsafe prepared
    else { throw failure() }
    unsafe statements.append(statement)
    return unsafe statements.count - 1
  }

  /// Runs a prepared instruction that reads `RowSource`, once for all rows.
  func insert(_ number: Int, _ rows: borrowing RowBuffer) throws(Failure) {
    let statement = unsafe statements[number]
    let code = unsafe RowSource.withRows(rows, in: source) {
      let stepped = unsafe sqlite3_step(statement)
      // What stepping said is said again by resetting, which also lets go of the rows.
      let reset = unsafe sqlite3_reset(statement)
      return stepped == SQLITE_DONE ? SQLITE_OK : reset == SQLITE_OK ? stepped : reset
    }
    guard code == SQLITE_OK else { throw failure() }
  }

  private func failure() -> Failure { unsafe Self.failure(handle, sqlite3_extended_errcode(handle)) }

  private static func failure(_ handle: OpaquePointer?, _ code: Int32) -> Failure {
    let words = unsafe handle.map { unsafe String(cString: sqlite3_errmsg($0)) }
    return unsafe Failure(code: code, message: words ?? String(cString: sqlite3_errstr(code)))
  }
}
