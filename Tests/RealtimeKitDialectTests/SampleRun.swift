import Dialects
import Documents
import GroundTruth
import JSONText
import RealtimeKitDialect
import _SampleRecords

/// The documents of all sample records, as text and as values.
enum SampleRun {
  /// One document.
  struct Document {
    /// The record it tells of.
    var name: String
    /// The document type's name.
    var type: String
    var line: String
    /// The line read back.
    var value: JSONValue { get throws { try JSONReader.parse(Array(line.utf8)) } }
  }

  /// Every document of the samples, in order of projection.
  static let all: [Document] = SampleRecords.all.flatMap { documents(of: [$0]) }

  /// The documents of `samples`, in order of projection.
  static func documents(
    of samples: [(name: String, record: ConversationRecord)], _ directory: CellDirectory = SampleRecords.directory,
    switches: Set<String> = []
  ) -> [Document] {
    let dialect = RealtimeKitDialect(directory, switches: switches)
    var documents: [Document] = []
    for (name, record) in samples {
      var writer = DocumentWriter()
      dialect.project(record, into: &writer)
      let entries = writer.entries
      documents += unsafe writer.json.withUnsafeBytes { bytes in
        entries.map { entry in
          let line = unsafe String(decoding: bytes[entry.range.dropLast()], as: UTF8.self)
          return Document(
            name: name, type: RealtimeKitDialect.documentTypes[entry.stream].stream.documentType, line: line)
        }
      }
    }
    return documents
  }
}
