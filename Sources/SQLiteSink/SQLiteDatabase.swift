public import Relations
public import Sinks
import Synchronization

/// A database in one file.
///
/// A new one grows beside its name and takes it in one step, so that a load which ends badly leaves nothing, or what was
/// there before. A file that has other tables, or gets another run, changes inside one transaction.
public final class SQLiteDatabase: RowSink {
  private let path: String
  private let design: Design
  private let existing: ExistingTables
  private let state = Mutex<OpenFile?>(nil)

  /// The file at `path`, for the tables of a design.
  public init(path: String, design: Design, existing: ExistingTables) {
    self.path = path
    self.design = design
    self.existing = existing
  }

  public func begin() throws(SinkError) -> RowStart {
    try state.withLock { (state) throws(SinkError) in
      let file = try OpenFile(path: path, design: design, existing: existing)
      let start = try file.start()
      state = file
      return start
    }
  }

  public func insert(_ rows: borrowing RowBuffer, into table: Int) throws(SinkError) {
    // The lock's closure cannot borrow what this call borrows.
    let rows = copy rows
    try state.withLock { (state) throws(SinkError) in try state?.insert(rows, into: table) }
  }

  public func note(_ documents: [String: Int]) throws(SinkError) {}

  public func finish() throws(SinkError) -> [Int] {
    try state.withLock { (state) throws(SinkError) in
      guard let file = state.take() else { return [] }
      do throws(SinkError) { return try file.finish() } catch {
        file.abandon()
        throw error
      }
    }
  }

  public func abandon() {
    state.withLock { state in state.take()?.abandon() }
  }
}
