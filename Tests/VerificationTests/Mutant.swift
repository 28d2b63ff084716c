import Dialects
import JSONText

/// A document changed in one place so that its contract table must refuse it.
struct Mutant: CustomStringConvertible {
  /// What was done, and where: a JSON Pointer with `*` for the elements of arrays.
  let description: String
  /// The changed document.
  let document: JSONValue
}

/// Makes every mutant of documents: each required member dropped, a member added to each closed object, each value
/// replaced by one of another type, outside its enumeration or format, and beyond either end of its range.
///
/// Of an array only the first element is changed. What was done once is not done to the next document again.
struct MutantMaker {
  private var known: Set<String> = []
  /// How many mutants were made.
  var count: Int { known.count }

  /// The mutants of `document` that are new.
  mutating func mutants(of document: JSONValue, _ shape: Shape) -> [Mutant] { mutants(document, shape, at: "") }

  private mutating func mutants(_ value: JSONValue, _ shape: Shape, at path: String) -> [Mutant] {
    switch shape {
    case .anything: return []
    case .object(let properties): return objectMutants(value, properties, at: path)
    case .map(let element):
      guard let member = value.members.first else { return [] }
      return mutants(member.value, element, at: path + "/*").wrapped { .object([(member.key, $0)]) }
    case .array(let element, let minimum): return arrayMutants(value, element, minimum, at: path)
    case .string(let format): return stringMutants(value, format, at: path)
    case .integer(let range):
      var changes: [(String, JSONValue)] = [("a string", .string("1")), ("a fraction", Self.number("1.5"))]
      if range.lowerBound > Int64.min { changes.append(("too small", .integer(range.lowerBound - 1))) }
      if range.upperBound < Int64.max { changes.append(("too large", .integer(range.upperBound + 1))) }
      return replacements(changes, at: path)
    case .number(let range):
      var changes: [(String, JSONValue)] = [("a string", .string("1"))]
      if range.lowerBound > -1e15 { changes.append(("too small", Self.number("\(range.lowerBound - 1)"))) }
      if range.upperBound < 1e15 { changes.append(("too large", Self.number("\(range.upperBound + 1)"))) }
      return replacements(changes, at: path)
    case .boolean: return replacements([("a string", .string("true")), ("a number", .integer(1))], at: path)
    case .mark: return replacements([("false", .boolean(false)), ("a string", .string("true"))], at: path)
    case .null: return replacements([("true", .boolean(true))], at: path)
    case .anyOf(let shapes):
      // What one alternative refuses another may take.
      guard let fitting = shapes.first(where: { $0.accepts(value) }) else { return [] }
      return mutants(value, fitting, at: path).filter { mutant in !shapes.contains { $0.accepts(mutant.document) } }
    case .tagged(let key, let cases):
      guard let fitting = cases.first(where: { $0.tag == value[key]?.string }) else { return [] }
      return mutants(value, fitting.shape, at: "\(path)<\(fitting.tag)>")
    }
  }

  private static func number(_ text: String) -> JSONValue { .number(JSONNumber(text: text)) }

  private mutating func objectMutants(
    _ value: JSONValue, _ properties: [Shape.Property], at path: String
  ) -> [Mutant] {
    let members = value.members
    var found = replacements(
      [("a string", .string("{}")), ("an object with a member too many", .object(members + [("unheardOf", .null)]))],
      at: path)
    for property in properties {
      guard let index = members.firstIndex(where: { $0.key == property.name }) else { continue }
      if property.isRequired {
        var fewer = members
        fewer.remove(at: index)
        found += replacements([("an object without \(property.name)", .object(fewer))], at: path)
      }
      found += mutants(members[index].value, property.shape, at: "\(path)/\(property.name)").wrapped { changed in
        var others = members
        others[index].value = changed
        return .object(others)
      }
    }
    return found
  }

  private mutating func arrayMutants(
    _ value: JSONValue, _ element: Shape, _ minimum: Int, at path: String
  ) -> [Mutant] {
    let elements = value.elements
    var found = replacements([("an object", .object([]))], at: path)
    if minimum > 0 { found += replacements([("too short", .array([]))], at: path) }
    guard let first = elements.first else { return found }
    found += mutants(first, element, at: path + "/*").wrapped { .array([$0] + elements.dropFirst()) }
    return found
  }

  private mutating func stringMutants(_ value: JSONValue, _ format: TextFormat, at path: String) -> [Mutant] {
    let text = value.string ?? ""
    var changes: [(String, JSONValue)] = [("a number", .integer(1))]
    switch format {
    case .any: break
    case .nonEmpty: changes.append(("empty", .string("")))
    case .upTo(let most):
      changes.append(("empty", .string("")))
      changes.append(("too long", .string(String(repeating: "x", count: most + 1))))
    case .oneOf: changes.append(("not enumerated", .string("unheard of")))
    case .uuid, .sid, .hexadecimal, .milliseconds, .seconds, .trimmedMilliseconds, .telephone, .ipv4OrEmpty:
      changes.append(("too long", .string(text + "0")))
      changes.append(("no such text", .string("unheard of")))
    case .custom: changes.append(("no such text", .string(" unheard of ")))
    }
    return replacements(changes, at: path)
  }

  private mutating func replacements(_ changes: [(String, JSONValue)], at path: String) -> [Mutant] {
    changes.compactMap { what, document in
      let description = "\(path.isEmpty ? "document" : path) is \(what)"
      return known.insert(description).inserted ? Mutant(description: description, document: document) : nil
    }
  }
}

extension [Mutant] {
  /// The mutants with what surrounds them put back by `rebuild`.
  fileprivate func wrapped(_ rebuild: (JSONValue) -> JSONValue) -> [Mutant] {
    map { Mutant(description: $0.description, document: rebuild($0.document)) }
  }
}
