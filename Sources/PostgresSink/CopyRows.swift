import Relations

/// Rows in the binary format of COPY (PostgreSQL documentation, "COPY", "Binary Format"), handed on piece by piece.
///
/// The server reads one piece while the next is put together, so pieces are small: they also stay in the caches.
@safe struct CopyRows: ~Copyable {
  /// Why rows were not handed on.
  enum Failure: Error {
    /// A value that its column cannot hold.
    case unfit(column: String, value: String)
    case connection(PostgresConnection.Failure)
  }

  /// Bytes of a piece; the text of a value that is longer than that is a piece of its own.
  private static let capacity = 1 << 16
  /// The most that a value takes apart from its text: a length and sixteen bytes.
  private static let widest = 20
  /// The signature, no flags, no extension.
  private static let header: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [0, 0, 0, 0, 0, 0, 0, 0]
  /// Midnight of 2000-01-01, from which the server counts microseconds, in milliseconds since the epoch.
  private static let serverEpoch: Int64 = 946_684_800_000

  // Owned: made in init, freed in deinit, never handed out but to the library for the length of a call.
  private let room: UnsafeMutableRawPointer
  private var used = 0
  private let digits = HexadecimalDigits()

  init() { unsafe room = .allocate(byteCount: Self.capacity, alignment: 16) }

  deinit { unsafe room.deallocate() }

  /// Begins a copy.
  mutating func begin() {
    used = 0
    for byte in Self.header { append(byte) }
  }

  /// Ends the copy: what is left is handed on, and that no more comes.
  mutating func end(to connection: PostgresConnection) throws(PostgresConnection.Failure) {
    if used + 2 > Self.capacity { try handOn(to: connection) }
    append(Int16(-1))
    try handOn(to: connection)
  }

  /// Adds rows of a table.
  mutating func write(
    _ rows: borrowing RowBuffer, of table: Table, to connection: PostgresConnection
  ) throws(Failure) {
    let kinds = table.columns.map(\.kind)
    let count = rows.count
    // The buffers are the caller's, who waits.
    try unsafe rows.cells.withUnsafeBufferPointer { (cells) throws(Failure) in
      try unsafe rows.bytes.span.withUnsafeBytes { (bytes) throws(Failure) in
        var position = 0
        for _ in 0..<count {
          if used + 2 > Self.capacity { try send(to: connection) }
          append(Int16(truncatingIfNeeded: kinds.count))
          for column in kinds.indices {
            if used + Self.widest > Self.capacity { try send(to: connection) }
            let cell = unsafe cells[position]
            position += 1
            switch cell.kind {
            case .null: append(Int32(-1))
            case .integer where kinds[column] == .boolean:
              append(Int32(1))
              append(UInt8(cell.bits == 0 ? 0 : 1))
            case .integer, .real:
              append(Int32(8))
              append(cell.bits)
            case .time:
              append(Int32(8))
              append((cell.bits - Self.serverEpoch) * 1_000)
            case .text:
              let range = Int(cell.bits)..<Int(cell.bits) + Int(cell.length)
              let text = unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
              switch kinds[column] {
              case .uuid:
                guard unsafe append(identifier: text) else {
                  throw .unfit(column: table.columns[column].name, value: unsafe String(decoding: text, as: UTF8.self))
                }
              case .json:
                append(Int32(truncatingIfNeeded: text.count + 1))
                append(UInt8(1))
                try unsafe append(text, to: connection)
              case .integer, .real, .text, .boolean, .time:
                append(Int32(truncatingIfNeeded: text.count))
                try unsafe append(text, to: connection)
              }
            }
          }
        }
      }
    }
  }

  // MARK: Bytes

  /// Adds a number, its highest byte first; there is room for it.
  private mutating func append<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
    unsafe room.storeBytes(of: number.bigEndian, toByteOffset: used, as: Number.self)
    used += MemoryLayout<Number>.size
  }

  private mutating func append(_ text: UnsafeRawBufferPointer, to connection: PostgresConnection) throws(Failure) {
    if used + text.count > Self.capacity { try send(to: connection) }
    guard text.count <= Self.capacity else {
      do { try unsafe connection.put(text) } catch { throw .connection(error) }
      return
    }
    guard let start = text.baseAddress else { return }
    unsafe room.advanced(by: used).copyMemory(from: start, byteCount: text.count)
    used += text.count
  }

  /// Adds an identifier of 32 hexadecimal digits; returns false where it is something else.
  private mutating func append(identifier text: UnsafeRawBufferPointer) -> Bool {
    append(Int32(16))
    var count = 0
    var byte: UInt8 = 0
    for index in text.indices {
      let character = unsafe text[index]
      if character == UInt8(ascii: "-") { continue }
      let digit = digits[character]
      guard digit < 16, count < 32 else { return false }
      byte = byte << 4 | digit
      count += 1
      if count & 1 == 0 { append(byte) }
    }
    return count == 32
  }

  private mutating func send(to connection: PostgresConnection) throws(Failure) {
    do { try handOn(to: connection) } catch { throw .connection(error) }
  }

  private mutating func handOn(to connection: PostgresConnection) throws(PostgresConnection.Failure) {
    let count = used
    used = 0
    try unsafe connection.put(UnsafeRawBufferPointer(start: room, count: count))
  }
}

/// What hexadecimal digits stand for, of either case; 0xFF for all else.
private struct HexadecimalDigits {
  private var values: [256 of UInt8] = .init(repeating: 0xFF)

  init() {
    for (first, value) in [(UInt8(ascii: "0"), 0), (UInt8(ascii: "a"), 10), (UInt8(ascii: "A"), 10)] as [(UInt8, UInt8)]
    {
      for digit in 0..<UInt8(value == 0 ? 10 : 6) { values[Int(first + digit)] = value + digit }
    }
  }

  subscript(character: UInt8) -> UInt8 { values[Int(character)] }
}
