import CCPDialect
import Dialects
import Documents
import GroundTruth
import JSONText
import _SampleRecords

/// The numbered lines of the sample records, as the pipeline puts them into the file.
enum SampleStreams {
  /// The lines of `records`, in order, with their numbers.
  static func lines(_ records: [ConversationRecord]) throws -> [String] {
    let dialect = CCPDialect(SampleRecords.directory)
    var writer = DocumentWriter()
    for (ordinal, record) in records.enumerated() {
      writer.beginRecord(ordinal)
      dialect.project(record, into: &writer)
    }
    let entries = writer.entriesInOrder()
    let texts = unsafe writer.json.withUnsafeBytes { bytes in
      entries.map { unsafe String(decoding: bytes[$0.range], as: UTF8.self) }
    }
    var numbers: [UInt64: Int] = [:]
    return zip(entries, texts).map { entry, text in
      numbers[entry.numbering, default: 0] += 1
      return "{\"seq\":\(numbers[entry.numbering, default: 0])" + text.dropLast()
    }
  }

  /// What one writer holds of `records`, in the order of writing and without numbers.
  static func texts(_ records: [ConversationRecord]) -> [String] {
    let dialect = CCPDialect(SampleRecords.directory)
    var writer = DocumentWriter()
    for record in records { dialect.project(record, into: &writer) }
    let entries = writer.entries
    return unsafe writer.json.withUnsafeBytes { bytes in
      entries.map { unsafe String(decoding: bytes[$0.range], as: UTF8.self) }
    }
  }

  /// The lines as values.
  static func documents(_ records: [ConversationRecord]) throws -> [JSONValue] {
    try lines(records).map { try JSONReader.parse(Array($0.utf8)) }
  }

  /// The documents of all sample records.
  static func all() throws -> [JSONValue] { try documents(SampleRecords.all.map(\.record)) }

  /// `type` or `type(participant)` of every event in the stream of `person`, without statistics and transcripts.
  static func story(of sample: String, for person: String) throws -> [String] {
    guard let record = SampleRecords.record(sample) else { return [] }
    return try documents([record]).filter { $0["stream"]?.string == "agent:\(person)" }.compactMap { document in
      guard let event = document["event"], let type = event["type"]?.string else { return nil }
      guard type != "audiostats", type != "transcript" else { return nil }
      return event["detail"]?["participant"]?.string.map { "\(type)(\($0))" } ?? type
    }
  }
}
