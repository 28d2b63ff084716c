import CCPDialect
import Dialects
import JSONText
import Testing
import _RuleFixtures

@Suite("The rules of the event file")
struct RuleTests {
  @Test("What the dialect writes keeps every rule, and every rule is put to the test")
  func goodFileKeepsEveryRule() {
    for rule in ccpRules {
      let report = SampleFiles.good.report(of: rule)
      #expect(report.violations == 0, "\(rule.id): \(report.examples.map(\.message))")
      #expect(report.checked > 0, "\(rule.id) was never exercised")
    }
  }

  @Test("Every rule has a fixture")
  func everyRuleHasAFixture() {
    #expect(Set(EventFixture.all.map(\.rule)) == Set(ccpRules.map { $0.id }))
  }

  @Test("A fixture breaks its rule and no other, and no contract table", arguments: EventFixture.all)
  func fixtureBreaksOneRule(_ fixture: EventFixture) throws {
    var file = EventFile.good
    try fixture.edit(&file)
    var files = SampleFiles.good
    files["ccp.event"] = file.written
    let broken = files.offended()
    #expect(Set(broken.keys) == [fixture.rule], "\(broken.map { "\($0.key): \($0.value.examples.map(\.message))" })")
    #expect(files.shapeViolations() == [])
  }
}
