import Documents
public import JSONText

/// The contract table as JSON Schema, draft 2020-12: what an off-the-shelf validator can check without us.
///
/// Objects are closed, formats are anchored expressions, enumerations are complete. What a schema cannot say (that a
/// day exists, that an integer has no `.0`) the table checks itself.
extension Shape {
  /// This table as a schema.
  public var jsonSchema: JSONValue {
    switch self {
    case .anything: return .object([])
    case .boolean: return Self.typed("boolean")
    case .mark: return .object([("const", .boolean(true))])
    case .null: return Self.typed("null")
    case .string(let format): return format.jsonSchema
    case .integer(let range):
      var members = [(key: "type", value: JSONValue.string("integer"))]
      if range.lowerBound != Int64.min { members.append(("minimum", .integer(range.lowerBound))) }
      if range.upperBound != Int64.max { members.append(("maximum", .integer(range.upperBound))) }
      return .object(members)
    case .number(let range):
      var members = [(key: "type", value: JSONValue.string("number"))]
      let most = Double.greatestFiniteMagnitude
      if range.lowerBound > -most { members.append(("minimum", Self.number(range.lowerBound))) }
      if range.upperBound < most { members.append(("maximum", Self.number(range.upperBound))) }
      return .object(members)
    case .array(let element, let minimum):
      var members = [(key: "type", value: JSONValue.string("array")), (key: "items", value: element.jsonSchema)]
      if minimum > 0 { members.append(("minItems", .integer(Int64(minimum)))) }
      return .object(members)
    case .map(let element):
      return .object([("type", .string("object")), ("additionalProperties", element.jsonSchema)])
    case .object(let properties): return Self.closed(properties, tag: nil)
    case .anyOf(let shapes): return .object([("anyOf", .array(shapes.map(\.jsonSchema)))])
    case .tagged(let key, let cases):
      return .object([("anyOf", .array(cases.map { $0.shape.jsonSchema(tag: (key, $0.tag)) }))])
    }
  }

  /// The schema of one case of a tagged object: its tag can be nothing else.
  private func jsonSchema(tag: (key: String, value: String)) -> JSONValue {
    guard case .object(let properties) = self else { return jsonSchema }
    return Self.closed(properties, tag: tag)
  }

  private static func closed(_ properties: [Property], tag: (key: String, value: String)?) -> JSONValue {
    let described = properties.map { property -> (key: String, value: JSONValue) in
      if let tag, tag.key == property.name { return (property.name, .object([("const", .string(tag.value))])) }
      return (property.name, property.shape.jsonSchema)
    }
    var members: [(key: String, value: JSONValue)] = [
      ("type", .string("object")), ("additionalProperties", .boolean(false)),
    ]
    let required = properties.filter { $0.isRequired || $0.name == tag?.key }.map { JSONValue.string($0.name) }
    if !required.isEmpty { members.append(("required", .array(required))) }
    members.append(("properties", .object(described)))
    return .object(members)
  }

  private static func typed(_ name: String) -> JSONValue { .object([("type", .string(name))]) }

  private static func number(_ value: Double) -> JSONValue {
    let isWhole = value == value.rounded() && abs(value) < 1e15
    return .number(JSONNumber(text: isWhole ? String(Int64(value)) : value.description))
  }
}

extension TextFormat {
  /// The schema of a string of this format.
  var jsonSchema: JSONValue {
    var members: [(key: String, value: JSONValue)] = [("type", .string("string"))]
    switch self {
    case .any: break
    case .nonEmpty: members.append(("minLength", .integer(1)))
    case .upTo(let most):
      members.append(("minLength", .integer(1)))
      members.append(("maxLength", .integer(Int64(most))))
    case .oneOf(let values): members = [("enum", .array(values.map(JSONValue.string)))]
    case .uuid, .sid, .hexadecimal, .milliseconds, .seconds, .trimmedMilliseconds, .telephone, .ipv4OrEmpty, .custom:
      if let pattern { members.append(("pattern", .string(pattern))) }
    }
    return .object(members)
  }
}

extension DocumentType {
  /// The name of this type's file under `docs/schemas`.
  public var schemaFileName: String { "\(stream.documentType).schema.json" }

  /// The whole schema of a line as pretty-printed text that ends with a line feed; equal tables give equal bytes.
  public var jsonSchemaText: String {
    let head: [(key: String, value: JSONValue)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("$id", .string("urn:partyline:schema:\(stream.documentType)")),
      ("title", .string(stream.documentType)),
      ("description", .string(summary)),
    ]
    return JSONValue.object(head + shape.jsonSchema.members).prettyText() + "\n"
  }
}
