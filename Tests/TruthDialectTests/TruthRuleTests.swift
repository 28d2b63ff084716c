import Dialects
import Documents
import JSONText
import Testing
import TruthDialect

@Suite("The rules of the truth")
struct TruthRuleTests {
  @Test("What the dialect writes keeps every rule, and every rule is put to the test")
  func goodFilesKeepEveryRule() throws {
    for (id, report) in try TruthFiles.good.get().reports().sorted(by: { $0.key < $1.key }) {
      #expect(report.violations == 0, "\(id): \(report.examples.map(\.message))")
      #expect(report.checked > 0, "\(id) was never exercised")
    }
  }

  @Test("Every rule has a fixture")
  func everyRuleHasAFixture() {
    #expect(Set(TruthFixture.all.map(\.rule)) == Set(truthRules.map { $0.id }))
  }

  @Test("A fixture breaks its rule and no other, and no contract table", arguments: TruthFixture.all)
  func fixtureBreaksOneRule(_ fixture: TruthFixture) throws {
    var files = try TruthFiles.good.get()
    try fixture.edit(&files)
    let broken = files.reports().filter { $0.value.violations > 0 }
    #expect(Set(broken.keys) == [fixture.rule], "\(broken.map { "\($0.key): \($0.value.examples.map(\.message))" })")
    for kind in TruthDialect.documentTypes {
      let documents = files.byType[kind.stream.documentType] ?? []
      #expect(documents.allSatisfy { kind.shape.accepts($0) })
    }
  }
}
