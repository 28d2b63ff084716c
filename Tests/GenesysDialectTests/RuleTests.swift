import Dialects
import GenesysDialect
import JSONText
import Testing

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
    for (id, report) in SampleDocuments.good.reports() {
      #expect(report.checked > 0, "\(id) tests nothing")
      #expect(report.violations == 0, "\(id): \(report.examples.map(\.message))")
    }
  }

  @Test("Each fixture breaks its rule and no other, and keeps the shape of the contract table", arguments: Fixture.all)
  func breaks(_ fixture: Fixture) throws {
    var documents = SampleDocuments.small
    fixture.edit(&documents)
    let broken = documents.reports().filter { $0.report.violations > 0 }
    #expect(broken.map(\.id) == [fixture.rule], "\(broken.map { "\($0.id): \($0.report.examples.map(\.message))" })")
    let shape = try #require(GenesysDialect.documentTypes.first).shape
    for (name, document) in documents.all {
      #expect(shape.violations(in: document).map(\.description) == [], "\(name)")
    }
  }

  @Test("Every rule has a fixture, and ids are unique")
  func catalogue() {
    let ids = genesysRules.map { $0.id }
    #expect(Set(ids).count == ids.count)
    #expect(Set(Fixture.all.map(\.rule)) == Set(ids))
  }
}
