import Dialects
import Documents
import Foundation
import JSONText
import Testing
import _RuleFixtures

/// The schema files: that they are those of the contract tables, and that they refuse what the tables refuse.
@Suite struct SchemaTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/schemas").standardized

  /// The names of the contract's line types (section 2).
  private static let lineTypes = [
    "twilio.conference-participant-summary", "twilio.call-event", "realtimekit.session", "realtimekit.participant",
    "realtimekit.peer-report", "realtimekit.response", "realtimekit.download", "ccp.event", "genesys.conversation",
    "genesys.notification", "truth.conversation", "truth.impairment", "truth.agent-state",
    "truth.media", "truth.anomaly",
  ]

  @Test func `Every line type of the contract has a table and sample lines`() {
    #expect(Set(SampleFiles.documentTypes.map(\.stream.documentType)) == Set(Self.lineTypes))
    for name in Self.lineTypes { #expect(!SampleFiles.answering[name].isEmpty, "\(name)") }
  }

  /// With `PARTYLINE_UPDATE_SCHEMAS` set the files are written instead.
  @Test(arguments: SampleFiles.documentTypes.indices)
  func `The file is what the program prints`(index: Int) throws {
    let type = SampleFiles.documentTypes[index]
    let file = Self.folder.appending(path: type.schemaFileName)
    if ProcessInfo.processInfo.environment["PARTYLINE_UPDATE_SCHEMAS"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(type.jsonSchemaText.utf8).write(to: file)
    }
    let stored = try String(contentsOf: file, encoding: .utf8)
    #expect(stored == type.jsonSchemaText, "docs/schemas/\(type.schemaFileName) is out of date")
  }

  @Test func `The folder holds nothing else`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(files) == Set(SampleFiles.documentTypes.map(\.schemaFileName)))
  }

  /// An expression without anchors accepts any text that has a match somewhere.
  @Test(arguments: SampleFiles.documentTypes.indices)
  func `Every expression is anchored`(index: Int) throws {
    let text = SampleFiles.documentTypes[index].jsonSchemaText
    for line in text.split(separator: "\n") where line.contains("\"pattern\": ") {
      let expression = line.trimmingCharacters(in: [" ", ","]).dropFirst("\"pattern\": ".count)
      #expect(expression.hasPrefix("\"^") && expression.hasSuffix("$\""), "\(expression)")
    }
  }

  @Test(arguments: SampleFiles.documentTypes.indices)
  func `Sample lines pass the table and the schema`(index: Int) throws {
    let type = SampleFiles.documentTypes[index]
    let validator = SchemaValidator(try JSONReader.parse(Array(type.jsonSchemaText.utf8)))
    for document in SampleFiles.answering[type.stream.documentType].prefix(60) {
      #expect(type.shape.violations(in: document) == [])
      #expect(try validator.accepts(document))
    }
  }

  /// One mutant per place and kind of damage, over enough documents to meet every place they have.
  @Test(arguments: SampleFiles.documentTypes.indices)
  func `Table and schema refuse every mutant, twenty at least`(index: Int) throws {
    let type = SampleFiles.documentTypes[index]
    let validator = SchemaValidator(try JSONReader.parse(Array(type.jsonSchemaText.utf8)))
    var maker = MutantMaker()
    for document in SampleFiles.answering[type.stream.documentType].prefix(60).map(\.abridged) {
      #expect(type.shape.accepts(document))
      for mutant in maker.mutants(of: document, type.shape) {
        let passes = (table: type.shape.accepts(mutant.document), schema: try validator.accepts(mutant.document))
        #expect(passes == (false, false), "\(mutant)")
      }
    }
    #expect(maker.count >= 20, "\(type.stream.documentType) has \(maker.count) mutants")
  }
}

extension JSONValue {
  /// The value with at most three elements in each array, which is the most that a table asks for.
  fileprivate var abridged: JSONValue {
    switch self {
    case .array(let elements): .array(elements.prefix(3).map(\.abridged))
    case .object(let members): .object(members.map { ($0.key, $0.value.abridged) })
    case .null, .boolean, .number, .string: self
    }
  }
}
