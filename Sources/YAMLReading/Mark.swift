/// A place in a text: line and column, both counted from 1, the column in Unicode scalars.
///
/// Where several texts are read together, as a file and the values that replace some of it, `source` tells them apart.
public struct Mark: Hashable, Comparable, Sendable {
  /// Which text; 0 unless the reader said otherwise.
  public var source: Int
  /// The line, from 1.
  public var line: Int
  /// The column, from 1; a tab or an accented letter is one column.
  public var column: Int

  /// The place at `line` and `column`.
  public init(line: Int, column: Int, source: Int = 0) {
    self.source = source
    self.line = line
    self.column = column
  }

  /// The first place of any text.
  public static let start = Mark(line: 1, column: 1)

  public static func < (left: Mark, right: Mark) -> Bool {
    (left.source, left.line, left.column) < (right.source, right.line, right.column)
  }
}
