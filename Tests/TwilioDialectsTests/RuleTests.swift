import Dialects
import Testing
import TwilioDialects
import _RuleFixtures

@Suite struct `Rules` {
  @Test func `every sample document obeys every rule`() {
    for (id, report) in SampleRun.good.judge().sorted(by: { $0.key < $1.key }) {
      #expect(report.violations == 0, "\(id): \(report.examples.map { "\($0.file):\($0.line): \($0.message)" })")
    }
  }

  @Test(arguments: Fixture.all) func `a broken claim is reported by its rule and by no other`(_ fixture: Fixture) {
    var files = SampleFiles.told(by: fixture.platforms, withTruth: fixture.hasTruth)
    fixture.edit(&files)
    let broken = files.offended()
    #expect(broken.keys.sorted() == [fixture.rule], "\(broken.mapValues { $0.examples.map(\.message) })")
    #expect(files.shapeViolations() == [])
  }

  @Test func `every rule has a fixture that breaks it`() {
    let ids = twilioRules.map { $0.id }
    #expect(ids.sorted() == Fixture.all.map(\.rule).sorted())
  }

  @Test func `rule identifiers are unique and belong to this dialect`() {
    let ids = twilioRules.map { $0.id }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("twilio.") })
  }
}
