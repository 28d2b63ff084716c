import CAllocationCount
import Dialects
import GroundTruth
import JSONText

/// One dialect over the records of a cell, again and again: what a document costs.
struct DialectBench {
  var name: String
  let dialect: any Dialect
  let floor: RecordedFloor
  /// By document type, whether it is wanted; nil for all of them.
  var streams: [Int?]?

  /// What one pass over the records came to.
  struct Outcome {
    var documents: Int
    var bytes: Int
    /// Calls of the allocator in one pass, once everything has grown to its size.
    var allocations: Int
    /// The median over the repetitions; 0 when only counts were wanted.
    var seconds: Double
    var bytesPerDocument: Double { Double(bytes) / Double(max(1, documents)) }
    var allocationsPerDocument: Double { Double(allocations) / Double(max(1, documents)) }
    var megabytesPerSecond: Double { Double(bytes) / seconds / 1e6 }
    var documentsPerSecond: Double { Double(documents) / seconds }
  }

  /// Runs the dialect over the records, `repetitions` times for the time.
  func run(repetitions: Int) -> Outcome {
    var writer = DocumentWriter(capacity: 1 << 24)
    // Twice for everything to grow; what the third pass allocates, every later one would.
    for _ in 0..<2 { pass(&writer) }
    let before = allocation_count()
    pass(&writer)
    let allocations = Int(allocation_count() - before)
    let seconds = repetitions > 0 ? Measurement.median(of: repetitions) { pass(&writer) } : 0
    return Outcome(
      documents: writer.entries.count, bytes: writer.json.count, allocations: allocations, seconds: seconds)
  }

  private func pass(_ writer: inout DocumentWriter) {
    writer.removeAll()
    if let streams { writer.beginDialect(streams) }
    for record in floor.records {
      writer.beginRecord(record.conversation.number)
      dialect.project(record, into: &writer)
    }
    for change in floor.stateChanges { dialect.project(change, into: &writer) }
    for impairment in floor.impairments { dialect.project(impairment, into: &writer) }
  }
}
