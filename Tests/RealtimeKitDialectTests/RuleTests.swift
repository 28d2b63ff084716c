import Dialects
import RealtimeKitDialect
import Testing

@Suite("Rules")
struct RuleTests {
  @Test("No rule finds fault with the samples, and each has something to check there")
  func samples() {
    for rule in realtimeKitRules {
      let report = RuleRun.good.report(of: rule)
      #expect(report.violations == 0, "\(rule.id): \(report.examples)")
      #expect(report.checked > 0, "\(rule.id)")
    }
  }

  @Test("Rules have different ids, all of this dialect, and summaries of one line")
  func identity() {
    #expect(Set(realtimeKitRules.map { $0.id }).count == realtimeKitRules.count)
    for rule in realtimeKitRules {
      #expect(rule.id.hasPrefix("realtimekit."))
      #expect(!rule.summary.isEmpty && !rule.summary.contains("\n"))
    }
  }
}
