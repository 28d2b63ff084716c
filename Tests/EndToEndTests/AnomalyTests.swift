import Foundation
import JSONText
import Testing

/// Runs with imperfections that were put into them on purpose.
@Suite(.enabled(if: Tool.isBuilt, "needs the release build: make test"), .serialized)
struct AnomalyTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func generate(_ name: String, into run: String, _ options: [String]) throws {
    let outcome = try Tool.run(
      ["generate", Tool.scenario(name), "--out", scratch.path(run), "--quiet", "--force"] + options)
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  /// What tells of every kind of document, and the kinds of anomaly that it may have.
  private static let kinds: [String: Set<String>] = [
    "twilio/conference-participant-summary.ndjson": ["duplicate", "missing_statistic", "open_leg"],
    "twilio/call-event.ndjson": ["duplicate", "late", "missing_statistic", "clock_skew", "open_leg"],
    "realtimekit/session.ndjson": ["duplicate"],
    "realtimekit/participant.ndjson": ["duplicate", "open_leg"],
    "realtimekit/peer-report.ndjson": ["duplicate", "missing_statistic", "clock_skew", "truncated_sample"],
    "ccp/event.ndjson": ["duplicate", "late", "missing_statistic", "open_leg", "truncated_sample"],
    "genesys/conversation.ndjson": ["duplicate", "missing_statistic", "open_leg"],
  ]

  @Test(
    "The labelled anomalies and nothing else differ from the clean run, line by line",
    arguments: [
      ("support-floor", "1%"), ("escalations", "1%"), ("brownout", "1%"), ("tiny", "100%"), ("escalations", "0.5"),
    ])
  func differences(scenario: String, rate: String) throws {
    try generate(scenario, into: "clean", [])
    try generate(scenario, into: "spoilt", ["--anomalies", rate])
    let anomalies = try ListedAnomaly.all(in: scratch, "spoilt")
    #expect(!anomalies.isEmpty)
    let clean = try scratch.contents("clean")
    var spoilt = try scratch.contents("spoilt")
    spoilt["truth/anomaly.ndjson"] = nil
    #expect(Set(clean.keys) == Set(spoilt.keys))
    for (file, data) in clean where file != "manifest.json" {
      let changes = anomalies.filter { $0.file == file }.flatMap(\.changes)
      // Files without an anomaly, those of the truth above all, are the same bytes.
      guard !changes.isEmpty else {
        #expect(spoilt[file] == data, "\(file)")
        continue
      }
      // What is listed goes from either file, each line as often as it is listed; what is left is the same, in order.
      var (mine, theirs) = (Counts(changes.map(\.clean)), Counts(changes.map(\.line)))
      let cleanRest = ListedAnomaly.lines(of: data).filter { !mine.take(ListedAnomaly.digest(of: $0, in: file)) }
      let spoiltRest = ListedAnomaly.lines(of: spoilt[file] ?? Data())
        .filter { !theirs.take(ListedAnomaly.digest(of: $0, in: file)) }
      #expect(cleanRest == spoiltRest, "\(file)")
      #expect(mine.isEmpty, "\(file): the clean run has no such lines")
      #expect(theirs.isEmpty, "\(file): no such lines were delivered")
    }
  }

  @Test(
    "verify accepts the listed ones, and judges everything else as in the clean run",
    arguments: [("escalations", "1%"), ("tiny", "1"), ("support-floor", "20%"), ("outbound-campaign", "50%")])
  func acceptance(scenario: String, rate: String) throws {
    try generate(scenario, into: "clean", [])
    try generate(scenario, into: "spoilt", ["--anomalies", rate])
    let clean = try RuleCounts(scratch.path("clean"))
    var spoilt = try RuleCounts(scratch.path("spoilt"))
    #expect(spoilt.code == 0 && spoilt.violations.isEmpty, "\(spoilt.violations)")
    let changes = try ListedAnomaly.all(in: scratch, "spoilt").reduce(0) { $0 + $1.changes.count }
    #expect(spoilt.checked.removeValue(forKey: "run.anomalies").map { $0 >= changes } ?? false)
    // One more file has its lines, its table and its place in the manifest.
    let onlyOfFiles: Set = [
      "run.manifest", "run.files", "run.totals", "run.lines", "run.order", "truth.anomaly.shape",
      "truth.anomaly.changes",
    ]
    let differing = Set(clean.checked.keys).union(spoilt.checked.keys).subtracting(onlyOfFiles)
      .filter { clean.checked[$0] != spoilt.checked[$0] }
    #expect(differing.isEmpty, "\(differing)")
  }

  @Test("every kind occurs in every file that may show it, and one that is not listed fails")
  func unlisted() throws {
    try generate("escalations", into: "run", ["--anomalies", "60%"])
    let path = scratch.path("run/truth/anomaly.ndjson")
    let list = ListedAnomaly.lines(of: try Data(contentsOf: URL(fileURLWithPath: path)))
    let anomalies = try ListedAnomaly.all(in: scratch, "run")
    for (file, kinds) in Self.kinds {
      #expect(Set(anomalies.filter { $0.file == file }.map(\.kind)) == kinds, "\(file)")
      for kind in kinds {
        let chosen = anomalies.firstIndex { $0.file == file && $0.kind == kind }
        guard let chosen else { continue }
        var rest = list
        rest.remove(at: chosen)
        try rest.map { $0 + "\n" }.joined().write(toFile: path, atomically: false, encoding: .utf8)
        // The list is no longer what the manifest says, which is not what is asked here.
        let found = try RuleCounts(scratch.path("run")).violations.filter { $0.key != "run.totals" }
        #expect(!found.isEmpty, "\(kind) in \(file)")
      }
    }
  }

  @Test("one that is listed and not there fails, be it of another run or of a line that was repaired")
  func absent() throws {
    try generate("tiny", into: "clean", [])
    try generate("tiny", into: "run", ["--anomalies", "1"])
    let list = try Data(contentsOf: URL(fileURLWithPath: scratch.path("run/truth/anomaly.ndjson")))
    try list.write(to: URL(fileURLWithPath: scratch.path("clean/truth/anomaly.ndjson")))
    // A file that the manifest does not list is read nevertheless.
    let found = try RuleCounts(scratch.path("clean"))
    let anomalies = try ListedAnomaly.all(in: scratch, "run")
    let changed = anomalies.flatMap(\.changes).filter { $0.line != $0.clean }
    #expect(found.violations["run.anomalies"].map { $0 >= changed.count } ?? false, "\(found.violations)")
  }

  @Test("jobs, memory, packing, shards and their merge change no byte")
  func shards() throws {
    let options = ["--anomalies", "30%", "--set", "cells=3"]
    try generate("escalations", into: "whole", options)
    let whole = try scratch.contents("whole")
    try generate("escalations", into: "one", options + ["--jobs", "1", "--memory", "1MB"])
    #expect(try scratch.contents("one") == whole)
    for count in [2, 3] {
      let shards = (1...count).map { "\(count)-\($0)" }
      for (index, shard) in shards.enumerated() {
        try generate(
          "escalations", into: shard, options + ["--shard", "\(index + 1)/\(count)", "--compress", "zstd"])
      }
      let merged = try Tool.run(
        ["merge"] + shards.map(scratch.path) + ["--out", scratch.path("merged-\(count)"), "--quiet"])
      #expect(merged.code == 0, "\(merged.errors)")
      #expect(try scratch.contents("merged-\(count)") == whole)
    }
  }

  @Test("a file is the same whatever else is written, and without anomalies there is no list")
  func independence() throws {
    try generate("tiny", into: "whole", ["--anomalies", "50%"])
    let whole = try scratch.contents("whole")
    let alone = try Tool.run(
      ["generate", Tool.scenario("tiny"), "--anomalies", "50%", "--only", "ccp/event.ndjson", "--out", "-"])
    #expect(alone.output == whole["ccp/event.ndjson"])
    try generate("tiny", into: "none", ["--anomalies", "0"])
    #expect(!scratch.exists("none/truth/anomaly.ndjson"))
  }

  @Test("an interrupted run comes to the same bytes")
  func resumption() throws {
    let options = ["--anomalies", "20%", "--set", "cells=2"]
    try generate("support-floor", into: "whole", options)
    let words = (["generate", Tool.scenario("support-floor"), "--out", scratch.path("run"), "--quiet"] + options)
      .map { "'\($0)'" }.joined(separator: " ")
    for share in ["0.5", "1.2"] {
      try? FileManager.default.removeItem(at: scratch.url.appendingPathComponent("run"))
      _ = try Tool.shell("timeout -s KILL \(share) \"$PARTYLINE\" \(words)")
      if !scratch.exists("run/manifest.json") {
        #expect(try Tool.shell("\"$PARTYLINE\" \(words) --resume").code == 0)
      }
      #expect(try scratch.contents("run") == scratch.contents("whole"))
    }
  }

  @Test("a rate that is none, and a list without its files or files without their list, are refused")
  func refusals() throws {
    let base = ["generate", Tool.scenario("tiny"), "--out", scratch.path("run")]
    for rate in ["1.5", "101%", "-1%", "often", ""] {
      let outcome = try Tool.run(base + ["--anomalies=\(rate)"])
      #expect(outcome.code == 2)
      #expect(outcome.errors.contains("expected a share from 0 to 1, 0.01 or 1% for instance"), "\(outcome.errors)")
    }
    for others in [["--no-truth"], ["--only", "truth/anomaly.ndjson"]] {
      let outcome = try Tool.run(base + ["--anomalies", "1%"] + others)
      #expect(outcome.code == 2)
      let message =
        "partyline: error: --anomalies lists what it changes in truth/anomaly.ndjson, which goes with the files it "
        + "changes: leave out --no-truth, and --only of that list\n"
      #expect(outcome.errors == message)
    }
  }
}

/// How often something is still to be found.
private struct Counts {
  private var counts: [String: Int] = [:]

  init(_ values: [String?]) {
    for case let value? in values { counts[value, default: 0] += 1 }
  }

  var isEmpty: Bool { counts.isEmpty }

  /// Whether `value` is still to be found; once less from now on.
  mutating func take(_ value: String) -> Bool {
    guard let count = counts[value] else { return false }
    counts[value] = count == 1 ? nil : count - 1
    return true
  }
}
