import Dialects
import Documents
import JSONText
import Testing
import TruthDialect
import _RuleFixtures

@Suite("The rules of the truth")
struct TruthRuleTests {
  @Test("What the dialect writes keeps every rule, and every rule is put to the test")
  func goodFilesKeepEveryRule() {
    for rule in truthRules {
      let report = SampleFiles.good.report(of: rule)
      #expect(report.violations == 0, "\(rule.id): \(report.examples.map(\.message))")
      #expect(report.checked > 0, "\(rule.id) was never exercised")
    }
  }

  @Test("Every rule has a fixture")
  func everyRuleHasAFixture() {
    #expect(Set(TruthFixture.all.map(\.rule)) == Set(truthRules.map { $0.id }))
  }

  @Test("A fixture breaks its rule and no other, and no contract table", arguments: TruthFixture.all)
  func fixtureBreaksOneRule(_ fixture: TruthFixture) throws {
    var truth = TruthFiles.good
    try fixture.edit(&truth)
    let files = truth.files
    let broken = files.offended()
    #expect(Set(broken.keys) == [fixture.rule], "\(broken.map { "\($0.key): \($0.value.examples.map(\.message))" })")
    #expect(files.shapeViolations() == [])
  }
}
