import PostgresSink
import Relations
import SQLiteSink

/// Rows of the table of legs, twenty-two columns each, into a database: how long its sink takes.
///
/// The rows are made before the clock runs.
struct RowBench {
  /// Seconds from the first row on.
  struct Outcome {
    /// On the clock.
    var elapsed: Double
    /// Of this process's time on all processors: all there is to it in SQLite, the client's part in PostgreSQL.
    var processor: Double
  }

  let design: Design
  let count: Int
  private static let batch = 5_000

  /// So many rows, into a table with all that it has or bare of all but primary key and checks.
  init(count: Int, isWhole: Bool) {
    self.count = count
    let design = Design.whole.part(["leg"])
    self.design = isWhole ? design : design.bare
  }

  /// Fills the database at `target`, a path or a URL.
  ///
  /// - Returns: what it took until the table has all rows, and until keys and indices are there as well, statistics are
  ///   taken, and all of it is committed.
  func run(_ target: String) throws -> (rows: Outcome, whole: Outcome) {
    let sink: any RowSink =
      target.hasPrefix("postgresql:")
      ? PostgresDatabase(.init(url: target, existing: .replace), design: design)
      : SQLiteDatabase(path: target, design: design, existing: .replace)
    let batches = stride(from: 0, to: count, by: Self.batch).map { rows(from: $0, to: min($0 + Self.batch, count)) }
    guard let legs = design.position(of: "leg"), let runs = design.position(of: Design.runName) else {
      preconditionFailure("the part has both tables")
    }
    var run = RowBuffer(columns: design.tables[runs].columns.count)
    run.integer(1)
    for text in ["0", "bench", "0", "1", "1/1"] { run.text(text) }
    run.real(1)
    run.time(0)
    run.time(0)
    run.integer(Int64(count))
    run.text("{}")
    _ = try sink.begin()
    let start = (ContinuousClock.now, ProcessorTime.ofProcess)
    func outcome() -> Outcome {
      Outcome(
        elapsed: (ContinuousClock.now - start.0) / Duration.seconds(1), processor: ProcessorTime.ofProcess - start.1)
    }
    for rows in batches { try sink.insert(rows, into: legs) }
    // Rows of another table end what a server is still at.
    try sink.insert(run, into: runs)
    let inserted = outcome()
    _ = try sink.finish()
    return (inserted, outcome())
  }

  private func rows(from first: Int, to end: Int) -> RowBuffer {
    var rows = RowBuffer(columns: 22)
    for number in first..<end {
      // Four legs a conversation, whose ids come in no order, as those of a run do; an odd factor leaves them distinct.
      let hex = String(UInt32(truncatingIfNeeded: number / 4) &* 2_654_435_761, radix: 16)
      let digits = String(repeating: "0", count: 8 - hex.count) + hex
      let uuid = "\(digits)-0000-4000-8000-000000000000"
      let sid = "000000000000000000000000\(digits)"
      let time = 1_772_460_000_000 + Int64(number) * 977
      rows.text(uuid)
      rows.integer(Int64(number % 4))
      rows.integer(1)
      rows.integer(0)
      rows.text("agent")
      rows.text("tier1-\(number % 100)")
      rows.text("sip:tier1-\(number % 100)@floor.example")
      rows.text("webrtc")
      rows.text("opus")
      rows.text("office_fibre")
      for offset in [0, 2_000, 2_250, 300_000] as [Int64] { rows.time(time + offset) }
      rows.text("hung_up")
      rows.text("CA" + sid)
      rows.text("CP" + sid)
      for _ in 0..<3 { rows.text(uuid) }
      rows.text("agent:tier1-\(number % 100)")
      rows.text(uuid)
    }
    return rows
  }
}
