import Foundation
import FloorModel
import Randomness
import Scenarios
import Testing

@Suite struct DistributionReadingTests {
  /// The talk time of the only queue, written as `text`.
  private func talk(_ text: String) throws -> Distribution {
    try read("scenario: s\nqueues: { q: { talk: \(text) } }").floor.queues[0].talk
  }

  static let written: [(String, Distribution)] = [
    ("4m30s", .constant(270)),
    ("250ms", .constant(0.25)),
    ("{ constant: { value: 90s } }", .constant(90)),
    ("{ uniform: { low: 1m, high: 2m } }", .uniform(low: 60, high: 120)),
    ("{ exponential: { mean: 2m } }", .exponential(mean: 120)),
    ("{ normal: { mean: 90s, sigma: 9s } }", .normal(mean: 90, sigma: 9)),
    ("{ lognormal: { median: 215s, sigma: 0.81 } }", .logNormal(median: 215, sigma: 0.81)),
    ("{ gamma: { shape: 2, scale: 100s } }", .gamma(shape: 2, scale: 100)),
    ("{ weibull: { shape: 0.8, scale: 500s } }", .weibull(shape: 0.8, scale: 500)),
    ("{ pareto: { exponent: 2.5, minimum: 30s } }", .pareto(exponent: 2.5, minimum: 30)),
    ("{ triangular: { low: 10s, mode: 60s, high: 5m } }", .triangular(low: 10, mode: 60, high: 300)),
    (
      "{ mixture: [{ weight: 30%, constant: { value: 5s } }, { weight: 70%, exponential: { mean: 1m } }] }",
      .mixture([(0.3, .constant(5)), (0.7, .exponential(mean: 60))])
    ),
  ]

  @Test(arguments: written)
  func `every family is written with its own words and units`(text: String, expected: Distribution) throws {
    #expect(try talk(text) == expected)
  }

  @Test func `parameters with a default may be left out`() throws {
    let short = try talk("{ beta: { a: 2, b: 3, high: 100s } }")
    #expect(try short == talk("{ beta: { a: 2, b: 3, low: 0s, high: 100s } }"))
    #expect(abs(short.mean - 40) < 1e-9)
  }

  @Test func `bounds beside a distribution truncate it`() throws {
    let cut = try talk("{ exponential: { mean: 100s }, min: 30s, max: 10m }")
    #expect(cut.cumulative(29.9) == 0)
    #expect(cut.cumulative(600) == 1)
    // Without memory: 30 s and a fresh exponential, cut at 570 s.
    let expected = 30 + 100 - 570 / (exp(5.7) - 1)
    #expect(abs(cut.mean - expected) < 0.01 * expected)
  }

  @Test func `observations and points are the same where they say the same`() throws {
    let observed = try talk("{ empirical: [30s, 10s, 20s] }")
    let pointed = try talk("{ empirical: { points: [[10s, 0%], [20s, 50%], [30s, 100%]] } }")
    #expect(observed == pointed)
    #expect(observed.mean == 20)
  }

  @Test func `a CSV file beside the scenario is read and becomes part of the digest`() throws {
    let folder = URL.temporaryDirectory.appending(path: "partyline-\(ProcessInfo.processInfo.processIdentifier)-csv")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let csv = "seconds,share\n# measured in May\n10,0\n20s,50%\n\n30, 1.0\n"
    try csv.write(to: folder.appending(path: "talk.csv"), atomically: true, encoding: .utf8)
    let yaml = "scenario: s\nqueues: { q: { talk: { empirical: { csv: talk.csv } } } }\n"
    let path = folder.appending(path: "s.yaml").path()
    try yaml.write(toFile: path, atomically: true, encoding: .utf8)
    let scenario = try Scenario.read(path: path)
    #expect(
      try scenario.floor.queues[0].talk == talk("{ empirical: { points: [[10s, 0%], [20s, 50%], [30s, 100%]] } }"))
    #expect(String(decoding: scenario.digestInput, as: UTF8.self) == yaml + "\n# file talk.csv\n" + csv)
  }

  @Test func `a day's shape may come from a list of half hours or a CSV file`() throws {
    let folder = URL.temporaryDirectory.appending(path: "partyline-\(ProcessInfo.processInfo.processIdentifier)-shape")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let weights = (0..<48).map { $0 < 16 ? 0 : $0 }
    let lines = weights.enumerated().map { "\($0 / 2):\($0 % 2 == 0 ? "00" : "30"), \($1)\n" }.joined()
    try ("time,calls\n" + lines).write(to: folder.appending(path: "day.csv"), atomically: true, encoding: .utf8)
    let path = folder.appending(path: "s.yaml").path()
    for shape in ["{ csv: day.csv }", "\(weights)"] {
      let yaml = """
        scenario: s
        queues: { q: { arrivals: { per_hour: 9, shape: \(shape) } } }
        agents: [{ team: t, count: 3, serves: [q] }]
        """
      try yaml.write(toFile: path, atomically: true, encoding: .utf8)
      let scenario = try Scenario.read(path: path)
      #expect(scenario.floor.queues[0].arrivals.shape.weights == weights.map(Double.init))
    }
  }

  @Test(arguments: ["/dev/zero", "/", "/nowhere/at/all.yaml"])
  func `what is no readable file of bounded size is refused`(path: String) {
    let error = #expect(throws: Diagnostics.self) { _ = try Scenario.read(path: path) }
    #expect(error?.description.hasPrefix("\(path):1:1: error: cannot read it: ") == true)
  }

  @Test func `the description lists every family that can be read`() {
    let description = ScenarioLanguage.describeDistributions()
    for family in Distribution.families where !(family.examples.first?.isDiscrete ?? true) {
      #expect(description.contains("\n\(family.name): "))
      for parameter in family.parameters { #expect(description.contains("\n  \(parameter.name): ")) }
    }
  }
}
