import Dialects
import Documents
import GenesysDialect
import GroundTruth
import JSONText
import _SampleRecords

/// The documents of all sample records, as text, and the truth they belong to.
enum SampleRun {
  /// The lines of `records`; none for a meeting.
  static func lines(
    _ records: [ConversationRecord], _ directory: CellDirectory = SampleRecords.directory
  ) -> [String] {
    var writer = DocumentWriter()
    let dialect = GenesysDialect(directory)
    for record in records { dialect.project(record, into: &writer) }
    // Final states only.
    let entries = writer.entries.filter { $0.stream == 0 }
    return unsafe writer.json.withUnsafeBytes { bytes in
      entries.map { unsafe String(decoding: bytes[$0.range], as: UTF8.self) }
    }
  }

  /// One line per conversation that the platform knows, in order of start.
  static let all: [(name: String, line: String)] = SampleRecords.all.flatMap { sample in
    lines([sample.record]).map { (sample.name, $0) }
  }
}
