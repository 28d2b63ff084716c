import Foundation
import Testing

@Suite(.enabled(if: Tool.isBuilt, "needs the release build: make test"))
struct CommandTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test(arguments: [["--help"], ["--version"], ["generate", "--help"], ["verify", "--help"], ["describe", "--help"]])
  func `help and version go to standard output`(arguments: [String]) throws {
    let outcome = try Tool.run(arguments)
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.text.contains("partyline"))
  }

  @Test(arguments: [
    (["genrate"], "did you mean generate?"), (["generate", "--sed", "1"], "did you mean --seed?"),
    ([], "no command given"),
    (["generate"], "SCENARIO is missing"), (["generate", "x.yaml"], "--out"), (["verify"], "DIR is missing"),
    (["generate", "scenarios/tiny.yaml", "--out", "x", "--shard", "3/2"], "3/2"),
    (["generate", "scenarios/tiny.yaml", "--out", "x", "--dialects", "twillio"], "did you mean twilio?"),
    (["generate", "scenarios/tiny.yaml", "--out", "-"], "--only"),
    (
      ["generate", "scenarios/tiny.yaml", "--out", "x", "--only", "ccp/events.ndjson"], "did you mean ccp/event.ndjson?"
    ),
    (["describe", "nothing"], "expected one of"), (["coverage"], "DIR is missing"),
    (["coverage", "x", "--only", "cpp"], "did you mean ccp?"), (["coverage", "nowhere"], "no directory nowhere"),
    (["coverage", "scenarios"], "no manifest.json"),
    (["forecast", "scenarios/tiny.yaml", "--staff", "80"], "percent/seconds such as 80/20"),
    (["forecast", "scenarios/tiny.yaml", "--shrinkage", "30"], "add --staff"),
  ])
  func `mistakes end with 2 and a way out`(arguments: [String], hint: String) throws {
    let outcome = try Tool.run(arguments)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `every mistake of a scenario is told in one run, with its place`() throws {
    let file = scratch.path("wrong.yaml")
    try "scenario: x\nclock: { duration: 4 parsecs }\nquues: {}\n".write(
      toFile: file, atomically: true, encoding: .utf8)
    for command in [["check", file], ["generate", file, "--out", scratch.path("run")]] {
      let outcome = try Tool.run(command)
      #expect(outcome.code == 2)
      #expect(outcome.errors.contains("\(file):2:20: error: "))
      #expect(outcome.errors.contains("\(file):3:1: error: "))
      #expect(outcome.errors.contains("did you mean queues?"))
    }
    #expect(!scratch.exists("run"))
  }

  @Test func `check says what would be simulated`() throws {
    let outcome = try Tool.run(["check", Tool.scenario("support-floor")])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("support-floor"))
    let json = try Tool.run(["check", Tool.scenario("support-floor"), "--json"])
    #expect(try JSONSerialization.jsonObject(with: json.output) is [String: Any])
  }

  @Test(arguments: [[], ["--csv"], ["--json"], ["--staff", "80/20", "--runs", "3"]])
  func `forecast tells each hour of each queue`(options: [String]) throws {
    let outcome = try Tool.run(["forecast", Tool.scenario("support-floor")] + options)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    if options == ["--json"] { #expect(try JSONSerialization.jsonObject(with: outcome.output) is [Any]) }
    if options == ["--csv"] { #expect(outcome.text.split(separator: "\n").count == 5) }
    #expect(outcome.text.contains("billing"))
  }

  @Test func `forecast needs a queue`() throws {
    let file = scratch.path("meetings.yaml")
    try """
    scenario: meetings
    agents: [{ team: t, count: 3 }]
    conferences: [{ name: c, at: "08:30", duration: 5m, attendees: { from: [t], count: 2 } }]
    """.write(toFile: file, atomically: true, encoding: .utf8)
    let outcome = try Tool.run(["forecast", file])
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("add queues"))
  }

  @Test func `a starter scenario is valid as it comes`() throws {
    let made = try Tool.shell("cd \(scratch.url.path) && \"$PARTYLINE\" init starter")
    #expect(made.code == 0, "\(made.errors)")
    let checked = try Tool.run(["check", scratch.path("starter.yaml")])
    #expect(checked.code == 0, "\(checked.errors)")
    let again = try Tool.shell("cd \(scratch.url.path) && \"$PARTYLINE\" init starter")
    #expect(again.code == 2)
    #expect(again.errors.contains("starter.yaml"))
  }

  @Test(arguments: [
    ["describe"], ["describe", "dialects"], ["describe", "profiles"], ["describe", "distributions"],
    ["describe", "scenario"],
  ])
  func `describe explains without a scenario`(arguments: [String]) throws {
    let outcome = try Tool.run(arguments)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.text.split(separator: "\n").count > 5)
  }

  @Test func `schemas are printed as JSON`() throws {
    for arguments in [["scenario", "--json-schema"], ["dialects", "--json-schema", "ccp.event"]] {
      let outcome = try Tool.run(["describe"] + arguments)
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(try JSONSerialization.jsonObject(with: outcome.output) is [String: Any])
    }
  }

  @Test func `coverage tells what occurs, alike for any number of jobs and packed files`() throws {
    let run = scratch.path("run")
    let packed = scratch.path("packed")
    #expect(try Tool.run(["generate", Tool.scenario("tiny"), "--out", run, "--quiet"]).code == 0)
    #expect(
      try Tool.run(["generate", Tool.scenario("tiny"), "--out", packed, "--quiet", "--compress", "zstd"]).code == 0)
    let one = try Tool.run(["coverage", run, "--jobs", "1"])
    #expect(one.code == 0, "\(one.errors)")
    #expect(one.text.contains("/event is callstarted") && one.text.contains("never"))
    #expect(try Tool.run(["coverage", run, "--jobs", "7"]).output == one.output)
    #expect(try Tool.run(["coverage", packed]).output == one.output)

    let json = try Tool.run(["coverage", run, run, "--json", "--only", "ccp"])
    let report = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    let types = try #require(report["types"] as? [[String: Any]])
    #expect(types.map { $0["type"] as? String } == ["ccp.event"])
    let lines = try String(contentsOfFile: run + "/ccp/event.ndjson", encoding: .utf8).split(separator: "\n").count
    #expect(types[0]["documents"] as? Int == 2 * lines)
    #expect(types[0]["strays"] as? Int == 0)
    #expect((types[0]["unlisted"] as? [Any])?.isEmpty == true)
    let facts = try #require(types[0]["facts"] as? [[String: Any]])
    let shares = try #require((types[0]["shares"] as? [String: [String: Int]])?["all"])
    #expect(shares["total"] == facts.count)
    #expect(shares["covered"] == facts.count { ($0["count"] as? Int ?? 0) > 0 })

    let missing = try Tool.run(["coverage", run, run, "--json", "--only", "ccp", "--missing"])
    let rest = try #require(try JSONSerialization.jsonObject(with: missing.output) as? [String: Any])
    let left = (rest["types"] as? [[String: Any]])?.first?["facts"] as? [[String: Any]]
    #expect(left?.count == facts.count { $0["count"] as? Int == 0 })
  }

  @Test func `verify tells a tampered run from a whole one`() throws {
    let run = scratch.path("run")
    #expect(try Tool.run(["generate", Tool.scenario("tiny"), "--out", run, "--quiet"]).code == 0)
    #expect(try Tool.run(["verify", run]).code == 0)
    let path = run + "/twilio/call-event.ndjson"
    var text = try String(contentsOfFile: path, encoding: .utf8)
    text.removeLast(30)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let tampered = try Tool.run(["verify", run])
    #expect(tampered.code == 1)
    #expect(tampered.text.contains("twilio/call-event.ndjson"))
    try FileManager.default.removeItem(atPath: run + "/manifest.json")
    #expect(try Tool.run(["verify", run]).code == 1)
    #expect(try Tool.run(["verify", scratch.path("nowhere")]).code == 2)
  }
}
