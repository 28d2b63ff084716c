import Synchronization

/// How many rows each table got.
final class RowCounts: Sendable {
  private let counts: Mutex<[Int]>

  init(_ tables: Int) { counts = Mutex(Array(repeating: 0, count: tables)) }

  var all: [Int] { counts.withLock { $0 } }

  func add(_ rows: Int, to table: Int) { counts.withLock { $0[table] += rows } }
}
