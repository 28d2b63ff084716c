import JSONText

/// A validator for the keywords of JSON Schema that ours use, written from the specification and knowing nothing of
/// contract tables: what a user's validator would say.
///
/// A keyword it does not know is a failure, so that no constraint goes unchecked.
final class SchemaValidator {
  private let schema: JSONValue
  private var expressions: [String: Regex<AnyRegexOutput>] = [:]
  /// What was matched before: mutants of one document share all texts but one.
  private var matches: [String: [String: Bool]] = [:]

  init(_ schema: JSONValue) { self.schema = schema }

  /// Whether the schema accepts `value`.
  func accepts(_ value: JSONValue) throws -> Bool { try accepts(value, schema) }

  struct UnknownKeyword: Error {
    let name: String
  }

  private func accepts(_ value: JSONValue, _ schema: JSONValue) throws -> Bool {
    for (keyword, argument) in schema.members {
      guard try holds(keyword, argument, value, schema) else { return false }
    }
    return true
  }

  private func holds(_ keyword: String, _ argument: JSONValue, _ value: JSONValue, _ schema: JSONValue) throws -> Bool {
    switch (keyword, value) {
    case ("$schema", _), ("$id", _), ("title", _), ("description", _): return true
    case ("type", _): return Self.isOf(argument.string ?? "", value)
    case ("const", _): return value.compactText == argument.compactText
    case ("enum", _): return argument.elements.contains { $0.compactText == value.compactText }
    case ("anyOf", _): return try argument.elements.contains { try accepts(value, $0) }
    case ("minimum", .number(let number)): return number.double >= argument.double ?? .nan
    case ("maximum", .number(let number)): return number.double <= argument.double ?? .nan
    case ("minLength", .string(let text)): return text.unicodeScalars.count >= argument.integer ?? 0
    case ("maxLength", .string(let text)): return text.unicodeScalars.count <= argument.integer ?? 0
    case ("pattern", .string(let text)): return try isMatch(text, argument.string ?? "")
    case ("minItems", .array(let elements)): return elements.count >= argument.integer ?? 0
    case ("items", .array(let elements)): return try elements.allSatisfy { try accepts($0, argument) }
    case ("required", .object): return argument.elements.allSatisfy { value[$0.string ?? ""] != nil }
    case ("properties", .object):
      return try argument.members.allSatisfy { member in
        try value[member.key].map { try accepts($0, member.value) } ?? true
      }
    case ("additionalProperties", .object(let members)):
      let named = schema["properties"]?.members.map(\.key) ?? []
      let others = members.filter { !named.contains($0.key) }
      if let allowed = argument.boolean { return allowed || others.isEmpty }
      return try others.allSatisfy { try accepts($0.value, argument) }
    case ("minimum", _), ("maximum", _), ("minLength", _), ("maxLength", _), ("pattern", _), ("minItems", _),
      ("items", _), ("required", _), ("properties", _), ("additionalProperties", _):
      // A keyword about another type says nothing of this value.
      return true
    default: throw UnknownKeyword(name: keyword)
    }
  }

  private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case ("object", .object), ("array", .array), ("string", .string), ("boolean", .boolean), ("null", .null),
      ("number", .number):
      true
    case ("integer", .number(let number)): number.double == number.double.rounded()
    default: false
    }
  }

  private func isMatch(_ text: String, _ pattern: String) throws -> Bool {
    if let known = matches[pattern]?[text] { return known }
    let expression = try expressions[pattern] ?? Regex(pattern)
    expressions[pattern] = expression
    let isMatch = try expression.firstMatch(in: text) != nil
    matches[pattern, default: [:]][text] = isMatch
    return isMatch
  }
}
