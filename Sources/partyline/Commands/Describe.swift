import CommandLineParsing
import DialectCatalogue
import Dialects
import Documents
import JSONText
import ProfileStudy
import Relations
import Scenarios
import Spelling

/// What `describe` was asked to do.
struct DescribeOptions: Sendable {
  /// What can be described.
  enum Topic: String, CaseIterable { case dialects, profiles, distributions, scenario, tables }

  var topic: Topic?
  /// A JSON Schema instead of text: of the scenario, or of the document type that is named.
  var wantsSchema = false
  var documentType: String?
  var isJSON = false

  static let command = Command<Invocation>(
    "describe", summary: "say what can be written in a scenario and what comes out", defaults: DescribeOptions(),
    positionals: [
      Positional("TOPIC", isOptional: true, help: "dialects, profiles, distributions, scenario or tables") {
        (values, text) throws(InvalidValue) in
        guard let topic = Topic(rawValue: text) else {
          throw .unknown("topic", text, among: Topic.allCases.map(\.rawValue))
        }
        values.topic = topic
      },
      Positional("DOCUMENT", isOptional: true, help: "a document type, for --json-schema: ccp.event") {
        (values, text) throws(InvalidValue) in
        let known = Catalogue.documentTypes.map(\.stream.documentType)
        guard known.contains(text) else { throw .unknown("document type", text, among: known) }
        values.documentType = text
      },
    ],
    options: [
      .flag("--json-schema", help: "print a JSON Schema, of the scenario or of a document type", \.wantsSchema),
      .flag("--json", help: "print dialects or profiles as JSON", \.isJSON),
    ],
    finish: Invocation.describe)
}

/// Prints what was asked for.
func describe(_ options: DescribeOptions) throws {
  switch options.topic {
  case nil: StandardStreams.say(Description.overview)
  case .scenario:
    StandardStreams.say(options.wantsSchema ? ScenarioLanguage.jsonSchema() : ScenarioLanguage.describe() + "\n")
  case .tables: StandardStreams.say(Design.whole.reference)
  case .profiles: StandardStreams.say(options.isJSON ? ProfileDescription.json : ProfileDescription.text)
  case .distributions: StandardStreams.say(ScenarioLanguage.describeDistributions() + "\n")
  case .dialects:
    if options.wantsSchema {
      StandardStreams.say(try Description.schema(of: options.documentType))
    } else {
      StandardStreams.say(options.isJSON ? Description.dialectsAsJSON : Description.dialects)
    }
  }
}

/// The texts that `describe` composes from the catalogue.
private enum Description {
  static let overview = """
    partyline describe dialects        what comes out: files and kinds of documents
    partyline describe dialects --json-schema ccp.event
                                       the JSON Schema of one kind of document
    partyline describe profiles        the kinds of access network: parameters and outcomes
    partyline describe distributions   how durations and numbers vary
    partyline describe scenario        everything a scenario can say, with defaults
    partyline describe scenario --json-schema
                                       the same for an editor
    partyline describe tables          the tables that databases get, and what every column means

    """

  static var dialects: String {
    let rows = Catalogue.documentTypes.map { [$0.stream.path, $0.stream.documentType, $0.summary] }
    let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let padded = (0..<2).map { row[$0] + String(repeating: " ", count: widths[$0] - row[$0].count) }
      return "\(padded[0])  \(padded[1])  \(row[2])\n"
    }.joined()
  }

  static var dialectsAsJSON: String {
    var json = JSONWriter()
    json.beginArray()
    for kind in Catalogue.documentTypes {
      json.beginObject()
      json.key("type")
      json.string(kind.stream.documentType)
      json.key("path")
      json.string(kind.stream.path)
      json.key("summary")
      json.string(kind.summary)
      json.endObject()
    }
    json.endArray()
    json.endLine()
    return unsafe json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  static func schema(of documentType: String?) throws -> String {
    let known = Catalogue.documentTypes
    guard let kind = known.first(where: { $0.stream.documentType == documentType }) else {
      let names = known.map(\.stream.documentType).joined(separator: ", ")
      throw Failure(
        code: .usage, message: "partyline: error: --json-schema needs a document type, one of \(names)")
    }
    return kind.jsonSchemaText
  }
}
