import Dialects
import GenesysDialect
import JSONText
import Testing
import _RuleFixtures

@Suite("Rules and contract table of conversation documents")
struct RuleTests {
  @Test("Every sample has the shape of the contract table", arguments: SampleRun.all.map(\.name))
  func shape(_ name: String) throws {
    let document = try #require(SampleDocuments.good[name])
    let type = try #require(GenesysDialect.documentTypes.first)
    #expect(type.shape.violations(in: document).map(\.description) == [])
  }

  @Test("Every rule is put to the test by the samples and finds nothing")
  func clean() {
    for rule in genesysRules {
      let report = SampleFiles.good.report(of: rule)
      #expect(report.checked > 0, "\(rule.id) tests nothing")
      #expect(report.violations == 0, "\(rule.id): \(report.examples.map(\.message))")
    }
  }

  @Test("Each fixture breaks its rule and no other, and keeps the shape of the contract table", arguments: Fixture.all)
  func breaks(_ fixture: Fixture) {
    var documents = SampleDocuments.good
    fixture.edit(&documents)
    let files = documents.files
    let broken = files.offended()
    #expect(broken.keys.sorted() == [fixture.rule], "\(broken.mapValues { $0.examples.map(\.message) })")
    #expect(files.shapeViolations() == [])
  }

  @Test("Every rule has a fixture, and ids are unique")
  func catalogue() {
    let ids = genesysRules.map { $0.id }
    #expect(Set(ids).count == ids.count)
    #expect(Set(Fixture.all.map(\.rule)) == Set(ids))
  }
}
