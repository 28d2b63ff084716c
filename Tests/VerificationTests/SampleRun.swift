import CCPDialect
import Dialects
import Documents
import GenesysDialect
import JSONText
import RealtimeKitDialect
import TruthDialect
import TwilioDialects
import _SampleRecords

/// Every line of every file that the sample records make.
enum SampleRun {
  /// The dialects of a run, each with its kinds of document.
  private static let dialects: [any Dialect] = [
    TwilioDialect(SampleRecords.directory), RealtimeKitDialect(SampleRecords.directory),
    CCPDialect(SampleRecords.directory), GenesysDialect(SampleRecords.directory),
    TruthDialect(
      SampleRecords.directory, platforms: ["twilio", "realtimekit", "ccp", "genesys"], tellsMedia: true),
  ]

  /// Every kind of document.
  static let documentTypes: [DocumentType] = dialects.flatMap { type(of: $0).documentTypes }

  /// The lines of each kind in the order of its file.
  static let lines: [String: [String]] = {
    var files: [String: [String]] = [:]
    for dialect in dialects {
      for (name, texts) in lines(of: dialect) { files[name] = texts }
    }
    return files
  }()

  /// The lines of a kind as values.
  static func documents(_ documentType: String) throws -> [JSONValue] {
    try (lines[documentType] ?? []).map { try JSONReader.parse(Array($0.utf8)) }
  }

  private static func lines(of dialect: any Dialect) -> [String: [String]] {
    var writer = DocumentWriter()
    for (ordinal, sample) in SampleRecords.all.enumerated() {
      writer.beginRecord(ordinal)
      dialect.project(sample.record, into: &writer)
    }
    for change in SampleRecords.agentStates { dialect.project(change, into: &writer) }
    for impairment in SampleRecords.impairments { dialect.project(impairment, into: &writer) }
    let types = type(of: dialect).documentTypes
    let entries = writer.entriesInOrder()
    var counts: [UInt64: Int] = [:]
    var files: [String: [String]] = [:]
    // The bytes are copied into strings inside the closure.
    unsafe writer.json.withUnsafeBytes { bytes in
      for entry in entries {
        var text = unsafe String(decoding: bytes[entry.range].dropLast(), as: UTF8.self)
        let stream = types[entry.stream].stream
        if let prefix = stream.numberingPrefix {
          counts[entry.numbering, default: 0] += 1
          text = prefix + String(counts[entry.numbering] ?? 0) + text
        }
        files[stream.documentType, default: []].append(text)
      }
    }
    return files
  }
}
