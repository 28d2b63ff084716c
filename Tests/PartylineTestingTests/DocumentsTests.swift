import JSONText
import PartylineTesting
import Testing

@Suite struct DocumentsTests {
  @Test(arguments: Documents(of: .agentStateTruth, style: .edges, seed: 7).prefix(100))
  func `Extreme documents are arguments of a test and JSON`(_ document: Document) throws {
    let value = try JSONReader.parse(document.bytes)
    #expect(value["state"]?.string != nil)
  }

  @Test func `The same seed gives the same documents, another one others`() {
    let first = Documents(of: .agentStateTruth, style: .edges, seed: 3).prefix(50).map(\.text)
    #expect(first == Documents(of: .agentStateTruth, style: .edges, seed: 3).prefix(50).map(\.text))
    #expect(first != Documents(of: .agentStateTruth, style: .edges, seed: 4).prefix(50).map(\.text))
  }

  @Test func `An invalid document says what is wrong with it`() throws {
    for document in Documents(of: .agentStateTruth, style: .invalid).prefix(100) {
      let label = try #require(document.label)
      #expect(!label.rule.isEmpty && !label.description.isEmpty)
    }
  }

  @Test func `A failing document is shrunk through one call`() throws {
    let isLong = { (document: Document) in document.text.utf8.count > 300 }
    let failing = try #require(
      Documents(of: .agentStateTruth, style: .edges).lazy.prefix(2_000).first(where: isLong))
    let smallest = failing.shrunk(while: isLong)
    #expect(isLong(smallest))
    #expect(smallest.text.utf8.count <= failing.text.utf8.count)
    #expect(smallest.choices.count <= failing.choices.count)
    let again = Document(of: .agentStateTruth, style: .edges, choices: smallest.choices)
    #expect(again.text == smallest.text)
  }

  @Test func `A spelling has a plain one beside it`() throws {
    for document in Documents(of: .agentStateTruth, style: .spellings).prefix(50) {
      let plain = try #require(document.plainText)
      #expect(
        try JSONReader.parse(Array(plain.utf8))["person"]?.string == JSONReader.parse(document.bytes)["person"]?.string)
    }
  }
}
