import Foundation
import Testing

@Suite(.enabled(if: Tool.isBuilt, "needs the release build: make test"), .serialized)
struct GenerateTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @discardableResult
  private func generate(
    _ name: String, into run: String, _ options: [String] = [], environment: [String: String] = [:]
  ) throws -> [String: Data] {
    let arguments = ["generate", Tool.scenario(name), "--out", scratch.path(run), "--quiet"] + options
    let outcome = try Tool.run(arguments, environment: environment)
    #expect(outcome.code == 0, "\(outcome.errors)")
    return try scratch.contents(run)
  }

  /// glibc picks other code for exp, log and pow when these are gone.
  private static let plainProcessor = [
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX,-AVX512F,-AVX512VL,-AVX512DQ,-ERMS,-SSE4_1,-SSE4_2"
  ]

  @Test(arguments: ["tiny", "brownout", "all-hands", "commute"])
  func `the same input gives the same bytes, whatever the machine is doing`(name: String) throws {
    let first = try generate(name, into: "first", ["--jobs", "1", "--media-series"])
    #expect(first.keys.contains("manifest.json"))
    #expect(try generate(name, into: "again", ["--jobs", "1", "--media-series"]) == first)
    #expect(try generate(name, into: "two", ["--jobs", "2", "--media-series"]) == first)
    #expect(try generate(name, into: "five", ["--jobs", "5", "--media-series"]) == first)
    let elsewhere = ["LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kolkata", "SWIFT_DETERMINISTIC_HASHING": "1"]
    #expect(try generate(name, into: "elsewhere", ["--media-series"], environment: elsewhere) == first)
    #expect(
      try generate(name, into: "plain", ["--media-series"], environment: Self.plainProcessor) == first)
    let other = try generate(name, into: "other", ["--seed", "4711", "--media-series"])
    #expect(other["truth/conversation.ndjson"] != first["truth/conversation.ndjson"])
  }

  @Test func `one file to standard output is that file of the whole run`() throws {
    let whole = try generate("tiny", into: "whole")
    for path in whole.keys.sorted() where path != "manifest.json" {
      let outcome = try Tool.run(["generate", Tool.scenario("tiny"), "--only", path, "--out", "-", "--quiet"])
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(outcome.output == whole[path], "\(path)")
    }
  }

  @Test func `compressed output decompresses to the same text and verifies`() throws {
    let plain = try generate("tiny", into: "plain")
    let packed = try generate("tiny", into: "packed", ["--compress", "zstd"])
    #expect(Set(packed.keys) == Set(plain.keys.map { $0 == "manifest.json" ? $0 : $0 + ".zst" }))
    #expect(packed["manifest.json"] == plain["manifest.json"])
    let outcome = try Tool.run(["verify", scratch.path("packed")])
    #expect(outcome.code == 0, "\(outcome.text)\(outcome.errors)")
  }

  @Test func `compressed text that waits and shards that are joined give the same frames`() throws {
    let options = ["--set", "cells=3", "--compress", "zstd"]
    let whole = try generate("tiny", into: "whole", options)
    #expect(try generate("tiny", into: "tight", options + ["--memory", "1MB", "--jobs", "3"]) == whole)
  }

  @Test func `everything can be done but keeping it`() throws {
    let outcome = try Tool.run(["generate", Tool.scenario("tiny"), "--out", "/dev/null"])
    #expect(outcome.code == 0)
    #expect(outcome.errors.contains("conversations"))
    #expect(!FileManager.default.fileExists(atPath: "/dev/null/manifest.json"))
  }

  @Test func `the truth can be left out, and dialects chosen`() throws {
    let files = try generate("tiny", into: "some", ["--dialects", "ccp,genesys", "--no-truth"])
    #expect(Set(files.keys) == ["manifest.json", "ccp/event.ndjson", "genesys/conversation.ndjson"])
  }

  @Test func `a scenario may come through a pipe`() throws {
    let text = try String(contentsOfFile: Tool.scenario("tiny"), encoding: .utf8)
    let outcome = try Tool.run(["generate", "-", "--out", scratch.path("piped"), "--quiet"], input: text)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try scratch.contents("piped") == generate("tiny", into: "named"))
  }

  @Test func `a run that is there is not overwritten by accident`() throws {
    try generate("tiny", into: "run")
    let refused = try Tool.run(["generate", Tool.scenario("tiny"), "--out", scratch.path("run"), "--quiet"])
    #expect(refused.code == 2)
    #expect(refused.errors.contains("--force"))
    try FileManager.default.removeItem(atPath: scratch.path("run/manifest.json"))
    let unfinished = try Tool.run(["generate", Tool.scenario("tiny"), "--out", scratch.path("run"), "--quiet"])
    #expect(unfinished.code == 2)
    #expect(unfinished.errors.contains("--force") && unfinished.errors.contains("--resume"))
    #expect(!scratch.exists("run/manifest.json"))
    try generate("tiny", into: "run", ["--force"])
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `interrupting ends with 130, a word and no manifest`(signal: Int32) throws {
    let outcome = try Tool.run(
      ["generate", Tool.scenario("support-floor"), "--out", scratch.path("cut"), "--scale", "40"], signal: signal
    ) { scratch.exists("cut/truth/conversation.ndjson") }
    #expect(outcome.code == 130)
    #expect(outcome.errors.contains("interrupted"))
    #expect(!scratch.exists("cut/manifest.json"))
  }

  @Test func `running out of space ends with 3, the file and the reason`() throws {
    let outcome = try Tool.shell(
      "ulimit -f 200; \"$PARTYLINE\" generate \(Tool.scenario("support-floor")) --out \(scratch.path("full")) --quiet")
    #expect(outcome.code == 3)
    #expect(outcome.errors.contains("cannot write \(scratch.path("full"))/"))
    #expect(outcome.errors.contains("File too large"))
    #expect(!scratch.exists("full/manifest.json"))
  }

  @Test func `a directory below a regular file ends with 3`() throws {
    _ = FileManager.default.createFile(atPath: scratch.path("file"), contents: Data())
    let outcome = try Tool.run(["generate", Tool.scenario("tiny"), "--out", scratch.path("file/run"), "--quiet"])
    #expect(outcome.code == 3)
    #expect(outcome.errors.contains("Not a directory"))
  }

  @Test func `a reader that goes away ends the run quietly`() throws {
    let outcome = try Tool.shell(
      "\"$PARTYLINE\" generate \(Tool.scenario("support-floor")) --only twilio/call-event.ndjson --out - | head -1; "
        + "exit ${PIPESTATUS[0]}")
    #expect(outcome.code == 141)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.text.hasPrefix("{\"timestamp\":"))
  }
}
