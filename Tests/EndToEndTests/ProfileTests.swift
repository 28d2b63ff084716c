import Foundation
import Testing

@Suite(.enabled(if: Tool.isBuilt, "needs the release build: make test"))
struct ProfileTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private static let short = ["--legs", "4", "--minutes", "0.2", "--long", "1", "--hours", "0.1"]

  private static func table(_ data: Data) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
  }

  @Test func `one run tells the same figures as text, CSV and JSON`() throws {
    let text = try Tool.run(["profile", "lte"] + Self.short)
    let csv = try Tool.run(["profile", "lte", "--csv"] + Self.short)
    let json = try Tool.run(["profile", "lte", "--json"] + Self.short)
    // So few and so short legs need not be within the bounds.
    for outcome in [text, csv, json] { #expect([0, 1].contains(outcome.code), "\(outcome.errors)") }
    let rows = csv.text.split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let network = try #require(try Self.table(json.output).first)
    let figures = try #require(network["figures"] as? [String: [String: Any]])
    #expect(Set(figures.keys) == Set(rows.map { String($0[2]) }))
    for row in rows { #expect(figures[String(row[2])]?["value"] as? Double == Double(row[4])) }
    let names = ["loss_mean", "mos_q95", "delay_step_acf", "loss_vmr_10s"]
    #expect(names.allSatisfy { figures[$0] != nil })
    for heading in ["legs ", "long legs "] {
      #expect(text.text.contains("\n" + heading) || text.text.hasPrefix(heading))
    }
    #expect(text.code == (rows.contains { $0[7] == "false" } ? 1 : 0))
  }

  @Test func `all profiles stand in one table`() throws {
    let outcome = try Tool.run(["profile", "all", "--json", "--packet-legs", "2"] + Self.short)
    let table = try Self.table(outcome.output)
    #expect(table.count == 11)
    #expect(Set(table.map { ($0["figures"] as? [String: Any])?.count }).count == 1)
  }

  @Test func `a comparison tells distances and speed`() throws {
    let outcome = try Tool.run(["profile", "nr5g", "--compare", "--legs", "6", "--minutes", "0.5", "--json"])
    #expect([0, 1].contains(outcome.code), "\(outcome.errors)")
    let figures = try #require(try Self.table(outcome.output).first?["figures"] as? [String: [String: Any]])
    #expect(figures["distance_rtt_q95"]?["bound"] as? Double == 0.06)
    #expect(try #require(figures["speed_ratio"]?["value"] as? Double) > 0)
  }

  @Test func `the packets of a scenario's networks go to a file, the table to standard output`() throws {
    let file = scratch.path("packets.csv")
    let scenario = Tool.scenario("tiny")
    let arguments = ["profile", scenario, "--legs", "3", "--packet-legs", "1", "--minutes", "0.5"]
    let outcome = try Tool.run(arguments + ["--packets", file, "--json"])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let networks = try Self.table(outcome.output).count
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.first == "network,leg,direction,sequence,due_us,departure_us,arrival_us")
    #expect(lines.count == 1 + networks * 2 * 1_500)
    let piped = try Tool.run(arguments + ["--packets", "-"])
    #expect(piped.output == (try Data(contentsOf: URL(fileURLWithPath: file))))
  }

  @Test(arguments: [
    (["lt"], "did you mean lte?"), (["lte", "--json", "--csv"], "not both"),
    (["lte", "--compare", "--packet-legs", "5"], "--packet-legs"), (["lte", "--compare", "--legs", "0"], "--legs"),
    (["lte", "--legs", "5", "--packet-legs", "6"], "--packet-legs 6"),
    (["lte", "--packet-legs", "0", "--packets", "x.csv"], "--packets needs legs"),
    (["lte", "--legs", "0"], "nothing to simulate"), (["lte", "--minutes", "0"], "--minutes"),
  ])
  func `mistakes end with 2 and a way out`(arguments: [String], hint: String) throws {
    let outcome = try Tool.run(["profile"] + arguments)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `a file that cannot be written is told`() throws {
    let outcome = try Tool.run(["profile", "lte", "--legs", "1", "--packets", scratch.path("no/such/place.csv")])
    #expect(outcome.code == 3)
    #expect(outcome.errors.contains("no/such/place.csv"))
  }
}
