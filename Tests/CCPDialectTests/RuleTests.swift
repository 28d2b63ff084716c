import CCPDialect
import Dialects
import JSONText
import Testing

@Suite("The rules of the event file")
struct RuleTests {
  @Test("What the dialect writes keeps every rule, and every rule is put to the test")
  func goodFileKeepsEveryRule() throws {
    for (id, report) in try EventFile.whole.get().reports().sorted(by: { $0.key < $1.key }) {
      #expect(report.violations == 0, "\(id): \(report.examples.map(\.message))")
      #expect(report.checked > 0, "\(id) was never exercised")
    }
  }

  @Test("Every rule has a fixture")
  func everyRuleHasAFixture() {
    #expect(Set(EventFixture.all.map(\.rule)) == Set(ccpRules.map { $0.id }))
  }

  @Test("A fixture breaks its rule and no other, and no contract table", arguments: EventFixture.all)
  func fixtureBreaksOneRule(_ fixture: EventFixture) throws {
    var file = try EventFile.good.get()
    try fixture.edit(&file)
    let broken = file.reports().filter { $0.value.violations > 0 }
    #expect(Set(broken.keys) == [fixture.rule], "\(broken.map { "\($0.key): \($0.value.examples.map(\.message))" })")
    let shape = try #require(CCPDialect.documentTypes.first).shape
    #expect(file.lines.allSatisfy { shape.accepts($0) })
  }
}
