public import Relations
public import Sinks
import Synchronization

/// A database on a server of PostgreSQL.
///
/// Everything happens in one transaction, which a load that ends badly takes back; or, where a commit is asked for every so
/// many rows, in some, between which a marker says how far the load came.
public final class PostgresDatabase: RowSink {
  /// How a database is filled.
  public struct Settings: Sendable {
    /// Where it is: libpq's own URLs, service names and all; what it leaves out, the environment says.
    public var url: String
    /// The schema that tables go to; nil for the first of the user's search path.
    public var schema: String?
    /// What to do about tables that are there.
    public var existing: ExistingTables
    /// Rows after which to commit; nil for once, at the end.
    public var commitInterval: Int?
    /// Whether an unfinished load is to be gone on with.
    public var isResumed: Bool
    /// What is loaded, so that nobody goes on with another run.
    public var identity: String

    /// Settings for a database at `url`.
    public init(
      url: String, schema: String? = nil, existing: ExistingTables = .refuse, commitInterval: Int? = nil,
      isResumed: Bool = false, identity: String = ""
    ) {
      self.url = url
      self.schema = schema
      self.existing = existing
      self.commitInterval = commitInterval
      self.isResumed = isResumed
      self.identity = identity
    }
  }

  private let settings: Settings
  private let design: Design
  private let state = Mutex<Session?>(nil)

  /// The database that the settings name, for the tables of a design.
  public init(_ settings: Settings, design: Design) {
    self.settings = settings
    self.design = design
  }

  public func begin() throws(SinkError) -> RowStart {
    try state.withLock { (state) throws(SinkError) in
      var session = try Session(settings, design)
      let start = try session.start()
      state = consume session
      return start
    }
  }

  public func insert(_ rows: borrowing RowBuffer, into table: Int) throws(SinkError) {
    // The lock's closure cannot borrow what this call borrows.
    let rows = copy rows
    try state.withLock { (state) throws(SinkError) in try state?.insert(rows, into: table) }
  }

  public func note(_ documents: [String: Int]) throws(SinkError) {
    try state.withLock { (state) throws(SinkError) in try state?.note(documents) }
  }

  public func finish() throws(SinkError) -> [Int] {
    try state.withLock { (state) throws(SinkError) in
      guard var session = state.take() else { return [] }
      return try session.finish()
    }
  }

  public func abandon() {
    state.withLock { state in
      state?.abandon()
      state = nil
    }
  }
}
