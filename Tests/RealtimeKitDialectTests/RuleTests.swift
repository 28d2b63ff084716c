import Dialects
import RealtimeKitDialect
import Testing
import _RuleFixtures

@Suite("Rules")
struct RuleTests {
  @Test("No rule finds fault with the samples, and each has something to check there")
  func samples() {
    for rule in realtimeKitRules {
      let report = SampleFiles.answering.report(of: rule)
      #expect(report.violations == 0, "\(rule.id): \(report.examples)")
      #expect(report.checked > 0, "\(rule.id)")
    }
  }

  @Test("Every rule has a fixture that breaks it and only it", arguments: Fixture.all)
  func fixtures(_ fixture: Fixture) {
    var files = fixture.run
    fixture.edit(&files)
    let broken = files.offended()
    #expect(broken.keys.sorted() == [fixture.rule], "\(broken.mapValues { $0.examples.map(\.message) })")
    #expect(files.shapeViolations() == [])
  }

  @Test("No rule is without a fixture")
  func coverage() { #expect(Set(Fixture.all.map(\.rule)) == Set(realtimeKitRules.map { $0.id })) }

  @Test("Rules have different ids, all of this dialect, and summaries of one line")
  func identity() {
    #expect(Set(realtimeKitRules.map { $0.id }).count == realtimeKitRules.count)
    for rule in realtimeKitRules {
      #expect(rule.id.hasPrefix("realtimekit."))
      #expect(!rule.summary.isEmpty && !rule.summary.contains("\n"))
    }
  }
}
