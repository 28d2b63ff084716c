import Relations
import Synchronization

/// How many rows each table got, and what is used again from one insertion to the next.
final class RowCounts: Sendable {
  private struct State {
    var counts: [Int]
    var text = TimeText()
    var room: [UInt8] = []
  }

  private let state: Mutex<State>

  init(_ tables: Int) { state = Mutex(State(counts: Array(repeating: 0, count: tables))) }

  var all: [Int] { state.withLock { $0.counts } }

  func add(_ rows: Int, to table: Int) { state.withLock { $0.counts[table] += rows } }

  func bind(_ rows: RowBuffer) -> BoundRows {
    // Called by one thread at a time; the lock only says so to the compiler.
    let times = state.withLock { state in
      state.room.removeAll(keepingCapacity: true)
      for cell in rows.cells where cell.kind == .time { state.text.append(cell.bits, to: &state.room) }
      return state.room
    }
    return BoundRows(rows, times: times)
  }
}
