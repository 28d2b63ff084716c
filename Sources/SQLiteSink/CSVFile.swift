import Relations
import Sinks

/// One file of comma-separated values while it is written.
struct CSVFile {
  private let table: Table
  private let path: String
  private let box: FileKeeper
  private var room: [UInt8] = []
  private var time = TimeText()
  private(set) var count = 0

  private static let patience = 1 << 18

  /// Begins the file of a table with the names of its columns.
  init(_ table: Table, under directory: String) throws(SinkError) {
    self.table = table
    path = "\(directory)/\(table.name).csv"
    box = try FileKeeper(path)
    room += Array((table.columns.map(\.name).joined(separator: ",") + "\r\n").utf8)
  }

  /// Adds rows.
  mutating func append(_ rows: RowBuffer) throws(SinkError) {
    let (cells, bytes) = (rows.cells, rows.bytes)
    var column = 0
    for cell in cells {
      switch cell.kind {
      case .null: break
      case .integer: room += Array(String(cell.bits).utf8)
      case .real: room += Array("\(Double(bitPattern: UInt64(bitPattern: cell.bits)))".utf8)
      case .time: time.append(cell.bits, to: &room)
      case .text: quote(bytes[Int(cell.bits)..<Int(cell.bits) + Int(cell.length)])
      }
      column += 1
      if column == rows.columns {
        column = 0
        room += [0x0D, 0x0A]
      } else {
        room.append(UInt8(ascii: ","))
      }
    }
    count += rows.count
    if room.count > Self.patience { try flush() }
  }

  /// Adds all rows that a database has of the table.
  mutating func appendAll(of database: String) throws(SinkError) {
    do {
      let connection = try SQLiteConnection(path: database)
      let columns = table.columns.map(\.name).joined(separator: ", ")
      try connection.each("SELECT \(columns) FROM \(table.name) ORDER BY rowid") { row in
        var rows = RowBuffer(columns: table.columns.count)
        for (value, column) in zip(row, table.columns) {
          switch (value, column.kind) {
          case (nil, _): rows.null()
          case (let value?, .integer): rows.integer(Int64(value) ?? 0)
          case (let value?, _): rows.text(value)
          }
        }
        try append(rows)
      }
    } catch let error as SinkError {
      throw error
    } catch { throw .database("\(database): \(error)") }
  }

  mutating func finish() throws(SinkError) {
    try flush()
    try box.synchronize()
  }

  private mutating func flush() throws(SinkError) {
    try box.write(room)
    room.removeAll(keepingCapacity: true)
  }

  /// RFC 4180 section 2, rules 5 to 7.
  private mutating func quote(_ text: ArraySlice<UInt8>) {
    let isPlain =
      !text.isEmpty
      && text.allSatisfy { byte in
        byte != UInt8(ascii: "\"") && byte != UInt8(ascii: ",") && byte != 0x0D && byte != 0x0A
      }
    guard !isPlain else {
      room.append(contentsOf: text)
      return
    }
    room.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { room.append(byte) }
      room.append(byte)
    }
    room.append(UInt8(ascii: "\""))
  }
}

/// Shares a file that closes itself.
final class FileKeeper: Sendable {
  private let file: FileDescriptor

  init(_ path: String) throws(SinkError) { file = try FileDescriptor(creating: path) }

  func write(_ bytes: [UInt8]) throws(SinkError) { try unsafe file.write(bytes.span.bytes) }
  func synchronize() throws(SinkError) { try file.synchronize() }
}
