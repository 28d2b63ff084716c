public import Sinks

/// Where rows go: a database, or files.
///
/// Calls come one after the other, from threads that may wait. It is told of the end exactly once, by `finish` or by
/// `abandon`, and `abandon` leaves everything as it was before, or as the last commit that was asked for left it.
public protocol RowSink: AnyObject, Sendable {
  /// Makes ready, and says what rows are numbered by.
  func begin() throws(SinkError) -> RowStart
  /// Takes rows of the table at a position of the design.
  func insert(_ rows: borrowing RowBuffer, into table: Int) throws(SinkError)
  /// Notes that all rows of so many documents per file have been taken; a sink that commits on the way may do so now.
  func note(_ documents: [String: Int]) throws(SinkError)
  /// Puts everything in place: what other tables yield, keys, indices, views.
  ///
  /// - Returns: the rows of each table that this run added.
  func finish() throws(SinkError) -> [Int]
  /// Gives up.
  func abandon()
}

/// What a sink of rows found.
public struct RowStart: Sendable {
  /// How rows are numbered.
  public var numbering: RowMapper.Numbering
  /// Documents of each file that an earlier attempt brought in, by the path of the file.
  public var documents: [String: Int]

  /// A start from these numbers, behind these documents.
  public init(numbering: RowMapper.Numbering = .init(), documents: [String: Int] = [:]) {
    self.numbering = numbering
    self.documents = documents
  }
}

/// What to do about tables that are there already.
public enum ExistingTables: Sendable {
  /// Nothing: somebody has to say what.
  case refuse
  /// Leave them, and add a run.
  case append
  /// Make them anew.
  case replace
}
