import Relations

/// Rows in the binary format of COPY (PostgreSQL documentation, "COPY", "Binary Format").
struct CopyText {
  /// The bytes, used again from one copy to the next.
  private(set) var bytes: [UInt8] = []

  /// The signature, no flags, no extension.
  private static let header: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [0, 0, 0, 0, 0, 0, 0, 0]
  /// Midnight of 2000-01-01, from which the server counts microseconds, in milliseconds since the epoch.
  private static let serverEpoch: Int64 = 946_684_800_000

  /// A value that its column cannot hold.
  struct Unfit: Error {
    var column: String
    var value: String
  }

  /// Puts rows of a table together.
  mutating func write(_ rows: borrowing RowBuffer, of table: Table) throws(Unfit) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: Self.header)
    let cells = rows.cells
    let text = rows.bytes
    let columns = table.columns
    var position = 0
    while position < cells.count {
      append(Int64(columns.count), width: 2)
      for column in columns {
        let cell = cells[position]
        position += 1
        switch cell.kind {
        case .null: append(-1, width: 4)
        case .integer where column.kind == .boolean:
          append(1, width: 4)
          bytes.append(cell.bits == 0 ? 0 : 1)
        case .integer, .real:
          append(8, width: 4)
          append(cell.bits, width: 8)
        case .time:
          append(8, width: 4)
          append((cell.bits - Self.serverEpoch) * 1_000, width: 8)
        case .text:
          let range = Int(cell.bits)..<Int(cell.bits) + Int(cell.length)
          switch column.kind {
          case .json:
            append(Int64(range.count) + 1, width: 4)
            bytes.append(1)
            bytes.append(contentsOf: text[range])
          case .uuid: try appendUUID(text[range], column)
          case .integer, .real, .text, .boolean, .time:
            append(Int64(range.count), width: 4)
            bytes.append(contentsOf: text[range])
          }
        }
      }
    }
    append(-1, width: 2)
  }

  /// Adds the lowest bytes of a number, the highest of them first.
  private mutating func append(_ value: Int64, width: Int) {
    var shift = 8 * (width - 1)
    while shift >= 0 {
      bytes.append(UInt8(truncatingIfNeeded: value >> Int64(shift)))
      shift -= 8
    }
  }

  private mutating func appendUUID(_ text: ArraySlice<UInt8>, _ column: Column) throws(Unfit) {
    append(16, width: 4)
    var digits = 0
    var byte: UInt8 = 0
    for character in text where character != UInt8(ascii: "-") {
      let digit: UInt8
      switch character {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = character - UInt8(ascii: "A") + 10
      default: throw Unfit(column: column.name, value: String(decoding: text, as: UTF8.self))
      }
      byte = byte << 4 | digit
      digits += 1
      if digits & 1 == 0 { bytes.append(byte) }
    }
    guard digits == 32 else { throw Unfit(column: column.name, value: String(decoding: text, as: UTF8.self)) }
  }
}
