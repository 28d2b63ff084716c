import Dialects
import Documents
import JSONText
import TruthDialect
import _RuleFixtures
import _SampleRecords

/// The truth of the sample records as its files hold it.
enum SampleTruth {
  /// Every file's lines in order, by document type.
  static func lines(platforms: Set<String> = ["twilio", "realtimekit", "ccp", "genesys"]) -> [String: [String]] {
    let dialect = TruthDialect(SampleRecords.directory, platforms: platforms, tellsMedia: true)
    var writer = DocumentWriter()
    for (ordinal, sample) in SampleRecords.all.enumerated() {
      writer.beginRecord(ordinal)
      dialect.project(sample.record, into: &writer)
    }
    for change in SampleRecords.agentStates { dialect.project(change, into: &writer) }
    for impairment in SampleRecords.impairments { dialect.project(impairment, into: &writer) }
    for anomaly in SampleAnomalies.all { dialect.project(anomaly, into: &writer) }
    let entries = writer.entriesInOrder()
    let texts = unsafe writer.json.withUnsafeBytes { bytes in
      entries.map { unsafe String(decoding: bytes[$0.range].dropLast(), as: UTF8.self) }
    }
    var files: [String: [String]] = [:]
    for (entry, text) in zip(entries, texts) {
      files[TruthDialect.documentTypes[entry.stream].stream.documentType, default: []].append(text)
    }
    return files
  }

  /// The lines as values.
  static func documents() throws -> [String: [JSONValue]] {
    try lines().mapValues { try $0.map { try JSONReader.parse(Array($0.utf8)) } }
  }
}
