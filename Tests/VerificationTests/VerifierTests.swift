import Dialects
import Foundation
import JSONText
import Testing
import Verification

/// Handmade runs, whole and broken in one place each.
@Suite struct VerifierTests {
  private static func complaints(
    jobs: Int = 1, _ change: (HandmadeRun) throws -> Void
  ) async throws -> [String] {
    let run = try HandmadeRun()
    defer { run.remove() }
    try change(run)
    return try await run.verify(jobs: jobs).complaints
  }

  @Test(arguments: [1, 2, 4])
  func `A whole run has no violation`(jobs: Int) async throws {
    let run = try HandmadeRun()
    defer { run.remove() }
    let result = try await run.verify(jobs: jobs)
    #expect(result.complaints == [])
    #expect(result.isClean)
    #expect(result.files.map(\.path) == ["genesys/conversation.ndjson", "ccp/event.ndjson"])
    #expect(result.files.map(\.documents) == [3, 4])
    let checked = Dictionary(uniqueKeysWithValues: result.outcomes.map { ($0.id, $0.checked) })
    #expect(
      checked == [
        "run.manifest": 11, "run.files": 4, "run.totals": 6, "run.lines": 7, "run.order": 7,
        "genesys.conversation.shape": 3, "ccp.event.shape": 4,
      ])
  }

  @Test func `Compressed files are read as the text they hold`() async throws {
    #expect(try await Self.complaints { try $0.compress("ccp/event.ndjson") } == [])
  }

  @Test func `A missing manifest makes a run unfinished`() async throws {
    let complaints = try await Self.complaints { try $0.delete("manifest.json") }
    #expect(
      complaints == [
        "run.manifest: manifest.json: cannot be opened: No such file or directory "
          + "(a directory without a manifest is an unfinished run)"
      ])
  }

  @Test func `A manifest must have its shape`() async throws {
    let complaints = try await Self.complaints { run in
      try run.writeManifest { $0 = $0.replacing(#""shard":"1/1""#, with: #""shard":"2/1""#) }
    }
    #expect(complaints == [#"run.manifest: manifest.json: /shard: "2/1" is not a match of ^[1-9][0-9]*/[1-9][0-9]*$"#])
  }

  @Test func `A manifest must be JSON`() async throws {
    let complaints = try await Self.complaints { try $0.write("manifest.json", "{") }
    #expect(complaints.count == 1)
    #expect(complaints.first?.hasPrefix("run.manifest: manifest.json: is not JSON: byte 1") == true)
  }

  @Test func `A listed file must be there`() async throws {
    let complaints = try await Self.complaints { try $0.delete("ccp/event.ndjson") }
    #expect(complaints == ["run.files: ccp/event.ndjson: is listed in the manifest and not there"])
  }

  @Test func `A file that is there must be listed`() async throws {
    let complaints = try await Self.complaints { run in
      let events = HandmadeRun.text(HandmadeRun.events)
      try run.delete("ccp/event.ndjson")
      try run.writeManifest()
      try run.write("ccp/event.ndjson", events)
    }
    #expect(complaints == ["run.files: ccp/event.ndjson: is there and not listed in the manifest"])
  }

  @Test func `A listed file must be one of the contract`() async throws {
    let complaints = try await Self.complaints { run in
      try run.writeManifest { $0 = $0.replacing(#""files":{"#, with: #""files":{"x":\#(Self.entry),"#) }
    }
    #expect(complaints == ["run.files: x: is listed in the manifest and no file of the contract"])
  }

  private static let entry = #"{"documents":0,"bytes":0,"sha256":"\#(String(repeating: "0", count: 64))"}"#

  @Test func `A path that is a directory is a violation`() async throws {
    let complaints = try await Self.complaints { run in
      try run.delete("ccp/event.ndjson")
      try run.write("ccp/event.ndjson/x", "")
    }
    #expect(complaints == ["run.files: ccp/event.ndjson: cannot be read: Is a directory"])
  }

  @Test func `A changed byte shows in the hash`() async throws {
    let complaints = try await Self.complaints { run in
      try run.write(
        "ccp/event.ndjson",
        HandmadeRun.text(HandmadeRun.events).replacing("agent:x", with: "agent:a"))
    }
    #expect(complaints.count == 1)
    #expect(complaints[0].hasPrefix("run.totals: ccp/event.ndjson: has SHA-256 "))
  }

  @Test func `Counts of documents and bytes are compared`() async throws {
    let complaints = try await Self.complaints { run in
      try run.writeManifest { $0 = $0.replacing(#""documents":4"#, with: #""documents":5"#) }
    }
    #expect(complaints == ["run.totals: ccp/event.ndjson: has 4 documents, the manifest says 5"])
  }

  struct BadLine: Sendable, CustomTestStringConvertible {
    let lines: [String]
    let complaint: String
    var testDescription: String { complaint }
  }

  static let badLines = [
    BadLine(
      lines: [HandmadeRun.events[0], "{\"seq\":1", HandmadeRun.events[1]],
      complaint: "run.lines: ccp/event.ndjson:2: is not JSON: byte 8: the text ends inside a value"),
    BadLine(
      lines: [HandmadeRun.events[0], "", HandmadeRun.events[1]],
      complaint: "run.lines: ccp/event.ndjson:2: the line is empty"),
    BadLine(
      lines: [#"{"seq":1,"recordedAt":1,"stream":"x","more":true}"#],
      complaint: "ccp.event.shape: ccp/event.ndjson:1: /more: is not in the contract"),
    BadLine(
      lines: [#"{"seq":1,"recordedAt":5,"stream":"x"}"#, #"{"seq":2,"recordedAt":4,"stream":"x"}"#],
      complaint: "run.order: ccp/event.ndjson:2: is 1 ms earlier than the line before"),
    BadLine(
      lines: [#"{"seq":1,"recordedAt":5,"stream":"y"}"#, #"{"seq":1,"recordedAt":5,"stream":"x"}"#],
      complaint: "run.order: ccp/event.ndjson:2: has the time of the line before and a smaller id"),
    BadLine(
      lines: [#"{"seq":1,"recordedAt":5,"stream":"x"}"#, #"{"seq":3,"recordedAt":5,"stream":"x"}"#],
      complaint: "run.order: ccp/event.ndjson:2: is number 3 of x, expected 2"),
  ]

  @Test(arguments: badLines, [1, 2])
  func `A bad line is named with its number`(bad: BadLine, jobs: Int) async throws {
    let complaints = try await Self.complaints(jobs: jobs) { run in
      try run.write("ccp/event.ndjson", HandmadeRun.text(bad.lines))
      try run.writeManifest()
    }
    #expect(complaints == [bad.complaint])
  }

  @Test func `A file that is cut off lacks its last line feed`() async throws {
    let complaints = try await Self.complaints { run in
      try run.write("ccp/event.ndjson", HandmadeRun.events[0])
      try run.writeManifest { $0 = $0.replacing(#""documents":0"#, with: #""documents":1"#) }
    }
    #expect(
      complaints == ["run.lines: ccp/event.ndjson:1: the last line has no line feed: the file is cut off"])
  }

  @Test func `A damaged compressed file is a violation`() async throws {
    let complaints = try await Self.complaints { run in
      try run.compress("ccp/event.ndjson")
      let frame = try Data(contentsOf: run.directory.appending(path: "ccp/event.ndjson.zst"))
      try run.write("ccp/event.ndjson.zst", Array(frame.dropLast(5)))
    }
    #expect(complaints.contains("run.files: ccp/event.ndjson.zst: ends inside a zstd frame"))
    let noise = try await Self.complaints { run in
      try run.delete("ccp/event.ndjson")
      try run.write("ccp/event.ndjson.zst", "no frame at all")
    }
    #expect(noise.count == 1)
    #expect(noise[0].hasPrefix("run.files: ccp/event.ndjson.zst: is no sound zstd file: "))
  }

  /// Every file of the run with its bytes shuffled about or cut anywhere: violations perhaps, a crash never.
  @Test func `No damage ends the program`() async throws {
    let run = try HandmadeRun()
    defer { run.remove() }
    let paths = ["manifest.json", "genesys/conversation.ndjson", "ccp/event.ndjson"]
    for path in paths {
      let whole = Array(try Data(contentsOf: run.directory.appending(path: path)))
      for step in stride(from: 0, to: whole.count, by: 7) {
        var damaged = whole
        damaged[step] = UInt8(truncatingIfNeeded: step &* 37)
        try run.write(path, step % 2 == 0 ? damaged : Array(whole[..<step]))
        let result = try await run.verify()
        // In the manifest a byte may change to what is as good as before, another seed for instance.
        #expect(result.violations > 0 || damaged == whole || path == "manifest.json")
      }
      try run.write(path, whole)
    }
  }
}
