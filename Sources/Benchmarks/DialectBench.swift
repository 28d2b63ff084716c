import CAllocationCount
import Dialects
import GroundTruth
import JSONText

/// One dialect over the records of a cell, again and again: what a document costs.
struct DialectBench {
  let name: String
  let dialect: any Dialect
  let records: [ConversationRecord]
  /// Changes of state and impairments, which some dialects tell as well.
  let stateChanges: [AgentStateChange]
  let impairments: [ImpairmentRecord]

  /// What one pass over the records came to.
  struct Outcome {
    var documents: Int
    var bytes: Int
    /// Calls of the allocator in one pass, once everything has grown to its size.
    var allocations: Int
    /// Medians over the repetitions.
    var seconds: Double
    var megabytesPerSecond: Double { Double(bytes) / seconds / 1e6 }
    var documentsPerSecond: Double { Double(documents) / seconds }
  }

  func run(repetitions: Int = 5) -> Outcome {
    var writer = DocumentWriter(capacity: 1 << 24)
    // Twice for everything to grow; what the third pass allocates, every later one would.
    for _ in 0..<2 { pass(&writer) }
    let before = allocation_count()
    pass(&writer)
    let allocations = Int(allocation_count() - before)
    let seconds = Measurement.median(of: repetitions) { pass(&writer) }
    return Outcome(
      documents: writer.entries.count, bytes: writer.json.count, allocations: allocations, seconds: seconds)
  }

  private func pass(_ writer: inout DocumentWriter) {
    writer.removeAll()
    for record in records {
      writer.beginRecord(record.conversation.number)
      dialect.project(record, into: &writer)
    }
    for change in stateChanges { dialect.project(change, into: &writer) }
    for impairment in impairments { dialect.project(impairment, into: &writer) }
  }
}
