import CCPDialect
import Dialects
import Foundation
import JSONText
import Testing
import _RuleFixtures
import _SampleRecords

@Suite("The contract of the event file")
struct ContractTests {
  /// Members that may be absent.
  private static let optional = "voiceCallId is gone"

  @Test("A line with anything missing, added or of another type is refused, for every type of event")
  func mutantsAreRefused() throws {
    let shape = try #require(CCPDialect.documentTypes.first).shape
    var counts: [String: Int] = [:]
    for line in EventFile.good.lines {
      let type = try #require(line["event"]?["type"]?.string)
      guard counts[type] == nil else { continue }
      for mutant in line.mutants where !mutant.change.hasSuffix(Self.optional) {
        #expect(!shape.accepts(mutant.value), "\(type): \(mutant.change)")
        counts[type, default: 0] += 1
      }
    }
    #expect(counts.count == 19)
    #expect(counts.values.allSatisfy { $0 >= 20 })
  }

  @Test(
    "A value outside its range or enumeration is refused",
    arguments: [
      (["seq"], "0"), (["recordedAt"], "1772460000"), (["recordedAt"], "1772460000000.5"),
      (["stream"], "\"supervisor:leads-01\""), (["stream"], "\"agent:\""), (["stream"], "\"agent:two words\""),
      (["event", "type"], "\"callStarted\""), (["event", "type"], "\"CALL_STARTED\""),
      (["event", "detail", "callId"], "\"\""),
      (["event", "detail", "callId"], "\"C5D93C19-E03B-44F8-85E6-A11F02E70C45\""),
      (["event", "detail", "callId"], "\"c5d93c19-e03b-14f8-85e6-a11f02e70c45\""),
      (["event", "detail", "callType"], "\"Inbound\""), (["event", "detail", "callType"], "\"transfer\""),
      (["event", "detail", "participant"], "\"\""), (["event", "detail", "participant"], "\" +13125552001\""),
      (["event", "detail", "participant"], "\"Maria \""),
    ])
  func wrongValuesAreRefused(path: [String], text: String) throws {
    let shape = try #require(CCPDialect.documentTypes.first).shape
    var line = try #require(EventFile.good.lines.first)
    #expect(shape.accepts(line))
    line.set(path, try JSONReader.parse(Array(text.utf8)))
    #expect(!shape.accepts(line))
  }

  @Test(
    "A message with a role, a content or a record id that is not allowed is refused",
    arguments: [
      ("flagraise", ["sender", "role"], "\"Supervisor\""), ("transcript", ["sender", "role"], "\"enduser\""),
      ("note", ["sender", "role"], "\"EndUser\""), ("transcript", ["content", "formatType"], "\"text\""),
      ("note", ["content", "text"], "\"\""), ("flaglower", ["content", "text"], "\"down\""),
      ("flagraise", ["voiceCallId"], "\"0LP000000000001\""), ("flaglower", ["voiceCallId"], "\"0LQ0000\""),
      ("audiostats", ["stats"], "\"audio_input\""), ("audiostats", ["packetsLost"], "-1"),
      ("audiostats", ["packetsCount"], "1500.5"),
    ])
  func wrongMessagesAreRefused(type: String, path: [String], text: String) throws {
    let shape = try #require(CCPDialect.documentTypes.first).shape
    var line = try #require(EventFile.good.lines.first { $0["event"]?["type"]?.string == type })
    line.set(["event", "detail"] + path, try JSONReader.parse(Array(text.utf8)))
    #expect(!shape.accepts(line))
  }

  /// To renew the files, run this test with `RECORD_GOLDENS=1` and read the difference.
  @Test(
    "A sample's lines are those on file",
    arguments: ["inbound", "consult-cancelled", "three-way", "coaching", "callback"])
  func golden(_ name: String) throws {
    let record = try #require(SampleRecords.record(name))
    let lines = try SampleStreams.lines([record])
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Goldens/CCP/\(name).ndjson").standardized
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try lines.map { $0 + "\n" }.joined().write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    for (found, wanted) in zip(lines, expected) { #expect(found == wanted) }
    #expect(lines.count == expected.count)
  }

  @Test("A record's lines do not depend on the records around it")
  func linesStandAlone() throws {
    let together = Set(try SampleStreams.lines(SampleRecords.all.map(\.record)).map(Self.withoutNumber))
    for (name, record) in SampleRecords.all {
      let alone = try SampleStreams.lines([record]).map(Self.withoutNumber)
      #expect(together.isSuperset(of: alone), "\(name)")
    }
  }

  private static func withoutNumber(_ line: String) -> Substring { line.drop { $0 != "," } }
}
