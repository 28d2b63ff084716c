private import CSQLite
import Relations

/// Rows that the program holds, as a table that SQLite reads: one instruction brings in as many as there are.
///
///     INSERT INTO leg SELECT c0, c1, c2 FROM partyline_rows
///
/// Binding values to a prepared instruction row by row takes half as long again, and whatever SQLite makes once per
/// instruction is then made once per row (https://www.sqlite.org/vtab.html).
@safe struct RowSource {
  /// What an instruction selects from.
  static let name = "partyline_rows"

  /// The rows of one buffer; they stay where they are while an instruction runs, and no longer.
  private var cells: UnsafePointer<RowBuffer.Cell>?
  private var bytes: UnsafePointer<CChar>?
  private var columns = 0
  private var count = 0
  /// Room for the text of a time in each column; SQLite is done with a row before it asks for the next one.
  private let times: UnsafeMutablePointer<(UInt64, UInt64, UInt64)>
  private let width: Int
  private var text = TimeText()

  private init(width: Int) {
    self.width = width
    unsafe times = .allocate(capacity: width)
    unsafe times.initialize(repeating: (0, 0, 0), count: width)
  }

  /// A source for rows of at most `width` columns, which lives until the connection that it is lent to is closed.
  static func make(width: Int) -> UnsafeMutablePointer<RowSource> {
    let source = UnsafeMutablePointer<RowSource>.allocate(capacity: 1)
    unsafe source.initialize(to: RowSource(width: width))
    return unsafe source
  }

  /// Frees a source after its connection is closed.
  static func free(_ source: UnsafeMutablePointer<RowSource>) {
    unsafe source.pointee.times.deallocate()
    unsafe source.deinitialize(count: 1)
    unsafe source.deallocate()
  }

  /// Makes the table known to a connection.
  static func register(_ source: UnsafeMutablePointer<RowSource>, _ connection: OpaquePointer) -> Int32 {
    unsafe sqlite3_create_module_v2(connection, name, module, source, nil)
  }

  /// Lends rows while `body` runs.
  static func withRows<Result>(
    _ rows: borrowing RowBuffer, in source: UnsafeMutablePointer<RowSource>, _ body: () -> Result
  ) -> Result {
    unsafe source.pointee.columns = rows.columns
    unsafe source.pointee.count = rows.count
    // One byte more, so that there is an address where there is no text.
    return unsafe rows.cells.withUnsafeBufferPointer { cells in
      unsafe rows.bytes.withUnsafeBytes { bytes in
        unsafe source.pointee.cells = cells.baseAddress
        unsafe source.pointee.bytes = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        defer {
          unsafe source.pointee.cells = nil
          unsafe source.pointee.bytes = nil
        }
        return body()
      }
    }
  }

  // MARK: What SQLite asks

  /// The functions; made once, never changed or freed.
  private static nonisolated(unsafe) let module: UnsafePointer<sqlite3_module> = {
    let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
    unsafe module.initialize(to: sqlite3_module())
    unsafe module.pointee.xConnect = { connection, source, _, _, table, _ in
      unsafe RowSource.connect(connection, source, table)
    }
    unsafe module.pointee.xBestIndex = { _, plan in
      unsafe plan?.pointee.estimatedCost = 1
      return SQLITE_OK
    }
    unsafe module.pointee.xDisconnect = { table in
      unsafe sqlite3_free(table)
      return SQLITE_OK
    }
    unsafe module.pointee.xOpen = { table, cursor in unsafe RowSource.open(table, cursor) }
    unsafe module.pointee.xClose = { cursor in
      unsafe sqlite3_free(cursor)
      return SQLITE_OK
    }
    unsafe module.pointee.xFilter = { cursor, _, _, _, _ in
      unsafe RowSource.cursor(cursor).pointee.row = 0
      return SQLITE_OK
    }
    unsafe module.pointee.xNext = { cursor in
      unsafe RowSource.cursor(cursor).pointee.row += 1
      return SQLITE_OK
    }
    unsafe module.pointee.xEof = { cursor in
      let cursor = unsafe RowSource.cursor(cursor)
      return unsafe cursor.pointee.row < RowSource.of(cursor).pointee.count ? 0 : 1
    }
    unsafe module.pointee.xColumn = { cursor, context, column in
      let cursor = unsafe RowSource.cursor(cursor)
      unsafe RowSource.of(cursor).pointee.tell(Int(cursor.pointee.row), Int(column), context)
      return SQLITE_OK
    }
    unsafe module.pointee.xRowid = { cursor, number in
      unsafe number?.pointee = RowSource.cursor(cursor).pointee.row
      return SQLITE_OK
    }
    return unsafe UnsafePointer(module)
  }()

  private static func connect(
    _ connection: OpaquePointer?, _ source: UnsafeMutableRawPointer?,
    _ table: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>?
  ) -> Int32 {
    guard let source = unsafe source,
      let made = unsafe sqlite3_malloc(Int32(MemoryLayout<partyline_row_table>.size))
    else { return SQLITE_NOMEM }
    let own = unsafe made.bindMemory(to: partyline_row_table.self, capacity: 1)
    unsafe own.initialize(to: partyline_row_table(base: sqlite3_vtab(), source: source))
    unsafe table?.pointee = made.assumingMemoryBound(to: sqlite3_vtab.self)
    let width = unsafe source.assumingMemoryBound(to: RowSource.self).pointee.width
    let names = (0..<width).map { "c\($0)" }.joined(separator: ", ")
    return unsafe sqlite3_declare_vtab(connection, "CREATE TABLE \(name) (\(names))")
  }

  private static func open(
    _ table: UnsafeMutablePointer<sqlite3_vtab>?,
    _ cursor: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
  ) -> Int32 {
    guard let table = unsafe table,
      let made = unsafe sqlite3_malloc(Int32(MemoryLayout<partyline_row_cursor>.size))
    else { return SQLITE_NOMEM }
    // The table was made above, as the first member of one of ours.
    let source = unsafe UnsafeMutableRawPointer(table).assumingMemoryBound(to: partyline_row_table.self).pointee.source
    let own = unsafe made.bindMemory(to: partyline_row_cursor.self, capacity: 1)
    unsafe own.initialize(to: partyline_row_cursor(base: sqlite3_vtab_cursor(), source: source, row: 0))
    unsafe cursor?.pointee = made.assumingMemoryBound(to: sqlite3_vtab_cursor.self)
    return SQLITE_OK
  }

  /// The whole of a cursor, which `open` made.
  private static func cursor(
    _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?
  ) -> UnsafeMutablePointer<partyline_row_cursor> {
    guard let cursor = unsafe cursor else { preconditionFailure("SQLite hands on the cursor that it opened") }
    return unsafe UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: partyline_row_cursor.self)
  }

  /// The source that a cursor reads.
  private static func of(_ cursor: UnsafeMutablePointer<partyline_row_cursor>) -> UnsafeMutablePointer<RowSource> {
    guard let source = unsafe cursor.pointee.source else { preconditionFailure("every cursor is opened on a source") }
    return unsafe source.assumingMemoryBound(to: RowSource.self)
  }

  /// Tells one value; texts are told by their address, as they stay until the row is stored.
  private mutating func tell(_ row: Int, _ column: Int, _ context: OpaquePointer?) {
    guard column < columns, let cells = unsafe cells else { return unsafe sqlite3_result_null(context) }
    let cell = unsafe cells[row * columns + column]
    switch cell.kind {
    case .null: unsafe sqlite3_result_null(context)
    case .integer: unsafe sqlite3_result_int64(context, cell.bits)
    case .real: unsafe sqlite3_result_double(context, Double(bitPattern: UInt64(bitPattern: cell.bits)))
    case .text:
      guard let bytes = unsafe bytes else { return unsafe sqlite3_result_text(context, "", 0, nil) }
      unsafe sqlite3_result_text(context, bytes + Int(cell.bits), Int32(cell.length), nil)
    case .time:
      let words = text.text(of: cell.bits)
      unsafe times[column] = (words.0.littleEndian, words.1.littleEndian, words.2.littleEndian)
      let place = unsafe UnsafeRawPointer(times + column).assumingMemoryBound(to: CChar.self)
      unsafe sqlite3_result_text(context, place, Int32(TimeText.length), nil)
    }
  }
}
