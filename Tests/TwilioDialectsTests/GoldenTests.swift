import Foundation
import GroundTruth
import JSONText
import Testing
import TwilioDialects
import _SampleRecords

/// To renew the files, run this suite with `RECORD_GOLDENS=1` and read the difference.
@Suite struct `Goldens` {
  /// Every byte of the documents of these records.
  @Test(arguments: ["served-by-ivr", "outbound-busy", "declined-then-answered"])
  func `a record's documents are the ones on file`(_ name: String) throws {
    let record = try #require(SampleRecords.record(name))
    let lines = SampleRun.lines([record], TwilioDialect(SampleRecords.directory))
    let text = lines.sorted { $0.key < $1.key }.flatMap { [$0.key] + $0.value }
    try compare(text, with: "\(name).ndjson")
  }

  @Test(arguments: ["inbound", "coaching", "sip-customer", "meeting"])
  func `a record's participant summaries are the ones on file`(_ name: String) throws {
    let record = try #require(SampleRecords.record(name))
    let lines = SampleRun.lines([record], TwilioDialect(SampleRecords.directory))
    try compare(lines[SampleRun.summaries] ?? [], with: "\(name).summaries.ndjson")
  }

  /// Time, edge, group, name, level and details of every event, without the metadata that never change.
  @Test(arguments: ["inbound", "reconnect", "network-lost", "phone-customer", "abandoned-while-ringing"])
  func `a record's events tell the story on file`(_ name: String) throws {
    let record = try #require(SampleRecords.record(name))
    let documents = SampleRun.read([record], TwilioDialect(SampleRecords.directory))
    let story = (documents[SampleRun.callEvents] ?? []).map { event in
      var words = ["timestamp", "call_sid", "edge", "group", "name", "level"].compactMap { event[$0]?.string }
      words[1] = String(words[1].prefix(6))
      for (key, value) in event["sdk_edge"]?.members ?? [] where key != "metadata" { words.append(value.brief) }
      return words.joined(separator: " ")
    }
    try compare(story, with: "\(name).story.txt")
  }

  private func compare(_ lines: [String], with name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Goldens/Twilio/\(name)").standardized
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try lines.map { $0 + "\n" }.joined().write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(!expected.isEmpty)
    for (found, wanted) in zip(lines, expected) { #expect(found == wanted) }
    #expect(lines.count == expected.count)
  }
}

extension JSONValue {
  /// The scalars in it, in order.
  fileprivate var brief: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let number): number.text
    case .string(let text): text
    case .array(let values): "[" + values.map(\.brief).joined(separator: " ") + "]"
    case .object(let members): members.map(\.value.brief).joined(separator: " ")
    }
  }
}
