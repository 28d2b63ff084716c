import Coverage
import Foundation
import JSONText
import Testing

/// What `scenarios/everything.yaml` shows, against the list of what it need not.
@Suite(.enabled(if: Tool.isBuilt, "needs the release build: make build"))
struct EverythingTests {
  @Test func `an exception names facts that do not occur, and none that do`() throws {
    let scratch = try Scratch()
    let run = scratch.path("run")
    let made = try Tool.run(["generate", Tool.scenario("everything"), "--out", run, "--quiet"])
    try #require(made.code == 0, "\(made.errors)")
    let counted = try Tool.run(["coverage", run, "--json"])
    try #require(counted.code == 0, "\(counted.errors)")
    let report = try JSONReader.parse(Array(counted.output))
    var missing: [String: Int] = [:]
    for type in report["types"]?.elements ?? [] {
      for fact in type["facts"]?.elements ?? [] {
        guard let exception = fact["exception"]?.string else { continue }
        let isMissing = fact["count"]?.integer == 0
        #expect(isMissing, "\(exception): \(type["type"]?.string ?? "") \(fact.compactText) occurs")
        missing[exception, default: 0] += isMissing ? 1 : 0
      }
    }
    #expect(Set(missing.keys) == Set(coverageExceptions.map(\.name)))
  }
}
