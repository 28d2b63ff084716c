import Relations

/// Rows as SQLite takes them: the values, the bytes of their texts, and the texts of their times.
struct BoundRows: ~Copyable {
  static let timeLength = TimeText.length

  let columns: Int
  private let cells: [RowBuffer.Cell]
  private let bytes: [UInt8]
  private let times: [UInt8]

  /// The rows of a buffer with the texts of their times.
  init(_ rows: borrowing RowBuffer, times: [UInt8]) {
    columns = rows.columns
    cells = rows.cells
    bytes = rows.bytes
    self.times = times
  }

  /// Lends all three; an empty buffer of text lends an address that nothing is read from.
  @unsafe borrowing func withUnsafeParts<Result>(
    _ body: (UnsafeBufferPointer<RowBuffer.Cell>, UnsafePointer<CChar>, UnsafePointer<CChar>) -> Result
  ) -> Result {
    let empty: [CChar] = [0]
    return unsafe empty.withUnsafeBufferPointer { nothing in
      unsafe cells.withUnsafeBufferPointer { cells in
        unsafe bytes.withUnsafeBytes { bytes in
          unsafe times.withUnsafeBytes { times in
            guard let nowhere = nothing.baseAddress else { preconditionFailure("one element has an address") }
            let text = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? nowhere
            let instants = unsafe times.baseAddress?.assumingMemoryBound(to: CChar.self) ?? nowhere
            return unsafe body(cells, text, instants)
          }
        }
      }
    }
  }
}
