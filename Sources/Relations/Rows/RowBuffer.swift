/// Rows of one table, waiting to be written: their values one after the other, and the text they share.
///
///     rows.integer(7)
///     rows.text("billing")
///     rows.null()
///
/// A value takes 16 bytes plus its text; nothing is allocated per row. Rows are complete when as many values were added
/// as the table has columns.
public struct RowBuffer: Sendable {
  /// What a value is.
  public enum Kind: UInt8, Sendable { case null, integer, real, text, time }

  /// A value; what `bits` mean depends on the kind.
  public struct Cell: Sendable {
    /// What it is.
    public let kind: Kind
    /// Bytes of text; 0 for anything else.
    public let length: UInt32
    /// An integer, milliseconds since the epoch, the bits of a double, or where the text begins.
    public let bits: Int64
  }

  /// How many columns a row has.
  public let columns: Int
  /// The values, row after row.
  public private(set) var cells: [Cell] = []
  /// The text of all values.
  public private(set) var bytes: [UInt8] = []

  /// An empty buffer for rows of so many columns.
  public init(columns: Int) { self.columns = columns }

  /// Whole rows.
  public var count: Int { cells.count / columns }
  /// About the bytes it takes.
  public var size: Int { cells.count * MemoryLayout<Cell>.stride + bytes.count }

  /// Forgets all rows, and keeps the room for the next ones.
  public mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds a null.
  public mutating func null() { cells.append(Cell(kind: .null, length: 0, bits: 0)) }
  /// Adds an integer.
  public mutating func integer(_ value: Int64) { cells.append(Cell(kind: .integer, length: 0, bits: value)) }
  /// Adds a double.
  public mutating func real(_ value: Double) {
    cells.append(Cell(kind: .real, length: 0, bits: Int64(bitPattern: value.bitPattern)))
  }
  /// Adds an instant, milliseconds since the epoch.
  public mutating func time(_ milliseconds: Int64) { cells.append(Cell(kind: .time, length: 0, bits: milliseconds)) }

  /// Adds a text.
  public mutating func text(_ value: String) {
    let start = bytes.count
    bytes.append(contentsOf: value.utf8)
    cells.append(Cell(kind: .text, length: UInt32(bytes.count - start), bits: Int64(start)))
  }

  /// Adds a text of these bytes, which are UTF-8.
  public mutating func text(_ value: Span<UInt8>) {
    let start = bytes.count
    bytes.append(addingCapacity: value.count) { room in
      for index in value.indices { room.append(value[index]) }
    }
    cells.append(Cell(kind: .text, length: UInt32(value.count), bits: Int64(start)))
  }

  /// The bytes of a text value.
  public func text(of cell: Cell) -> ArraySlice<UInt8> { bytes[Int(cell.bits)..<Int(cell.bits) + Int(cell.length)] }
}
