import Dialects
import Documents
import JSONText
import Testing
import TwilioDialects
import _SampleRecords

@Suite struct `Contract of the sample documents` {
  @Test(arguments: TwilioDialect.documentTypes.map(\.stream.documentType))
  func `every sample document fits its contract table`(_ type: String) throws {
    let shape = try #require(TwilioDialect.documentTypes.first { $0.stream.documentType == type }).shape
    let documents = try #require(SampleRun.good.documents[type])
    #expect(documents.count > 20)
    for document in documents { #expect(shape.violations(in: document) == []) }
  }

  @Test func `projecting twice gives the same lines`() {
    let records = SampleRecords.all.map(\.record)
    let dialect = TwilioDialect(SampleRecords.directory)
    #expect(SampleRun.lines(records, dialect) == SampleRun.lines(records, dialect))
  }

  @Test func `a record's lines do not depend on the records around it`() {
    let dialect = TwilioDialect(SampleRecords.directory)
    for (name, record) in SampleRecords.all.suffix(4) {
      let alone = SampleRun.lines([record], dialect)
      let together = SampleRun.lines(SampleRecords.all.map(\.record), dialect)
      for (type, lines) in alone { #expect(Set(lines).isSubset(of: together[type] ?? []), "\(name)") }
    }
  }
}
