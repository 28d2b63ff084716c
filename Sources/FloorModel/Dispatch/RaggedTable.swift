/// Rows of integers of different lengths in one piece of memory, fixed when made.
///
/// Unlike an array of arrays it is read without counting references.
struct RaggedTable: Sendable {
  private let elements: [Int]
  private let ends: [Int]

  init(_ rows: [[Int]]) {
    elements = rows.flatMap(\.self)
    var end = 0
    ends = rows.map { row in
      end += row.count
      return end
    }
  }

  /// How many rows there are.
  var rowCount: Int { ends.count }

  /// The positions of a row's elements, for the other subscript.
  func positions(of row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

  /// The element at a position.
  subscript(position: Int) -> Int { elements[position] }

  /// Whether a row has `element`.
  func row(_ row: Int, contains element: Int) -> Bool { positions(of: row).contains { elements[$0] == element } }
}
