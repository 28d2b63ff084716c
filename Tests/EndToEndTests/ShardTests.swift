import Foundation
import Testing

@Suite(.enabled(if: Tool.isBuilt, "needs the release build: make test"), .serialized)
struct ShardTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func generate(_ name: String, cells: Int, into run: String, _ options: [String] = []) throws {
    let outcome = try Tool.run(
      ["generate", Tool.scenario(name), "--set", "cells=\(cells)", "--out", scratch.path(run), "--quiet"] + options)
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  private func merge(_ shards: [String], into run: String, _ options: [String] = []) throws -> Tool.Outcome {
    try Tool.run(["merge"] + shards.map(scratch.path) + ["--out", scratch.path(run), "--quiet"] + options)
  }

  @Test(
    arguments: [
      "tiny", "support-floor", "escalations", "brownout", "all-hands", "outbound-campaign", "satellite", "commute",
      "video-squeeze", "helpline", "desktops", "patchwork", "realtimekit", "realtimekit-live",
    ])
  func `shards joined are the run, byte for byte`(name: String) throws {
    let cells = ["support-floor", "all-hands", "helpline"].contains(name) ? 3 : 5
    try generate(name, cells: cells, into: "whole")
    let whole = try scratch.contents("whole")
    for count in [2, 3, 7, 16] {
      let shards = (1...count).map { "\(count)-\($0)" }
      for (index, shard) in shards.enumerated() {
        try generate(name, cells: cells, into: shard, ["--shard", "\(index + 1)/\(count)"])
      }
      // In whatever order they are given.
      let outcome = try merge(shards.reversed(), into: "merged-\(count)")
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(try scratch.contents("merged-\(count)") == whole, "\(count) shards")
    }
  }

  @Test func `packed shards are read, and packed the same`() throws {
    try generate("tiny", cells: 3, into: "whole", ["--compress", "zstd"])
    for index in 1...2 {
      try generate("tiny", cells: 3, into: "\(index)", ["--shard", "\(index)/2", "--compress", "zstd"])
    }
    #expect(try merge(["1", "2"], into: "merged", ["--compress", "zstd"]).code == 0)
    #expect(try scratch.contents("merged") == scratch.contents("whole"))
  }

  @Test func `what is missing, twice there, foreign or no shard is named, all at once`() throws {
    try generate("tiny", cells: 3, into: "one", ["--shard", "1/3"])
    try generate("tiny", cells: 3, into: "again", ["--shard", "1/3"])
    try generate("tiny", cells: 3, into: "other", ["--shard", "2/3", "--seed", "99"])
    let outcome = try merge(["one", "again", "other", "nothing"], into: "merged")
    #expect(outcome.code == 2)
    let expected = [
      "\(scratch.path("nothing")) holds no finished run",
      "\(scratch.path("other")) is of another run than \(scratch.path("one")): seed 99 instead of ",
      "shard 1/3 is there 2 times: \(scratch.path("one")), \(scratch.path("again"))",
      "shard 3/3 is missing",
    ]
    for message in expected { #expect(outcome.errors.contains("partyline: error: " + message), "\(outcome.errors)") }
    #expect(!scratch.exists("merged"))
  }

  @Test func `a damaged shard ends the merge with its name and no manifest`() throws {
    for index in 1...2 { try generate("tiny", cells: 2, into: "\(index)", ["--shard", "\(index)/2"]) }
    let path = scratch.path("2/ccp/event.ndjson")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacingOccurrences(of: "\"seq\":3,", with: "\"seq\":4,").write(
      toFile: path, atomically: false, encoding: .utf8)
    let outcome = try merge(["1", "2"], into: "merged")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("\(path): it is not what its manifest says"), "\(outcome.errors)")
    #expect(!scratch.exists("merged/manifest.json"))
  }

  @Test func `a place that is taken is not overwritten`() throws {
    try generate("tiny", cells: 1, into: "one", ["--shard", "1/1"])
    #expect(try merge(["one"], into: "merged").code == 0)
    let refused = try merge(["one"], into: "merged")
    #expect(refused.code == 2)
    #expect(refused.errors.contains("--force"))
    #expect(try merge(["one"], into: "merged", ["--force"]).code == 0)
    #expect(try merge(["one"], into: "one").code == 2)
  }
}
