public import JSONText

/// A place in a document that its contract table does not allow.
public struct ShapeViolation: Hashable, Sendable, CustomStringConvertible {
  /// The place as a JSON Pointer (RFC 6901); empty for the document itself.
  public let pointer: String
  /// What is wrong there.
  public let message: String

  /// `/metrics/inbound/mos: 6.1 is not within 1 through 5`.
  public var description: String { "\(pointer.isEmpty ? "document" : pointer): \(message)" }
}

extension Shape {
  /// Whether `value` is what this table allows.
  public func accepts(_ value: JSONValue) -> Bool {
    var check = ShapeCheck(limit: 1, tellsWhere: false)
    check.visit(value, self)
    return check.violations.isEmpty
  }

  /// What in `value` this table does not allow, in the order of the text; at most `limit` entries.
  public func violations(in value: JSONValue, limit: Int = 20) -> [ShapeViolation] {
    var check = ShapeCheck(limit: limit, tellsWhere: true)
    check.visit(value, self)
    return check.violations
  }
}

/// One walk over a document beside its table.
private struct ShapeCheck {
  private enum Step {
    case key(String)
    case index(Int)
  }

  let limit: Int
  /// Whether anybody wants to know where it is wrong; if not, no step is noted.
  let tellsWhere: Bool
  private(set) var violations: [ShapeViolation] = []
  private var path: [Step] = []

  init(limit: Int, tellsWhere: Bool) {
    self.limit = limit
    self.tellsWhere = tellsWhere
  }

  private mutating func enter(key: String) { if tellsWhere { path.append(.key(key)) } }
  private mutating func enter(index: Int) { if tellsWhere { path.append(.index(index)) } }
  private mutating func leave() { if tellsWhere { path.removeLast() } }

  mutating func visit(_ value: JSONValue, _ shape: Shape) {
    guard violations.count < limit else { return }
    switch shape {
    case .anything: break
    case .object(let properties): visitObject(value, properties)
    case .map(let element): visitMap(value, element)
    case .array(let element, let minimum): visitArray(value, element, minimum)
    case .string(let format): visitString(value, format)
    case .integer(let range):
      guard case .number(let number) = value, let integer = number.integer else { return expected("an integer", value) }
      if !range.contains(integer) { report("\(integer) is not within \(range.lowerBound) through \(range.upperBound)") }
    case .number(let range):
      guard case .number(let number) = value else { return expected("a number", value) }
      if !range.contains(number.double) {
        report("\(number.text) is not within \(range.lowerBound) through \(range.upperBound)")
      }
    case .boolean:
      guard case .boolean = value else { return expected("true or false", value) }
    case .mark:
      guard case .boolean(true) = value else { return expected("true", value) }
    case .null:
      guard case .null = value else { return expected("null", value) }
    case .anyOf(let shapes): visitAny(value, shapes)
    case .tagged(let key, let cases): visitTagged(value, key, cases)
    }
  }

  private mutating func visitObject(_ value: JSONValue, _ properties: [Shape.Property]) {
    guard case .object(let members) = value else { return expected("an object", value) }
    // Members mostly come in the order of the table, so each search starts where the last one ended.
    var next = 0
    var missing = properties.count(where: \.isRequired)
    for member in members {
      var index = next
      var steps = 0
      while steps < properties.count {
        if index == properties.count { index = 0 }
        if properties[index].name == member.key { break }
        index += 1
        steps += 1
      }
      enter(key: member.key)
      if steps == properties.count {
        report("is not in the contract")
      } else {
        if properties[index].isRequired { missing -= 1 }
        next = index + 1
        visit(member.value, properties[index].shape)
      }
      leave()
    }
    guard missing > 0 else { return }
    for property in properties where property.isRequired && value[property.name] == nil {
      enter(key: property.name)
      report("is missing")
      leave()
    }
  }

  private mutating func visitMap(_ value: JSONValue, _ element: Shape) {
    guard case .object(let members) = value else { return expected("an object", value) }
    for member in members {
      enter(key: member.key)
      visit(member.value, element)
      leave()
    }
  }

  private mutating func visitArray(_ value: JSONValue, _ element: Shape, _ minimum: Int) {
    guard case .array(let values) = value else { return expected("an array", value) }
    if values.count < minimum { report("has \(values.count) elements, at least \(minimum) are needed") }
    for (index, value) in values.enumerated() {
      enter(index: index)
      visit(value, element)
      leave()
    }
  }

  private mutating func visitString(_ value: JSONValue, _ format: TextFormat) {
    guard case .string(let text) = value else { return expected(format.description, value) }
    if !format.matches(text) { report("\"\(text)\" is not \(format.description)") }
  }

  /// One alternative must fit; when none does, the complaint is that of the only one of the value's kind.
  private mutating func visitAny(_ value: JSONValue, _ shapes: [Shape]) {
    if shapes.contains(where: { $0.accepts(value) }) { return }
    let sameKind = shapes.filter { $0.isOfKind(value) }
    if sameKind.count == 1 {
      visit(value, sameKind[0])
    } else {
      report("\(value.kindInWords) fits none of \(shapes.count) alternatives")
    }
  }

  private mutating func visitTagged(_ value: JSONValue, _ key: String, _ cases: [(tag: String, shape: Shape)]) {
    guard case .object = value else { return expected("an object", value) }
    let tag = value[key]
    if let chosen = cases.first(where: { $0.tag == tag?.string }) { return visit(value, chosen.shape) }
    enter(key: key)
    if let tag {
      report("\(tag.kindInWords) is not one of " + cases.map(\.tag).joined(separator: ", "))
    } else {
      report("is missing")
    }
    leave()
  }

  private mutating func expected(_ what: String, _ value: JSONValue) {
    report("is \(value.kindInWords), expected \(what)")
  }

  private mutating func report(_ message: String) {
    guard violations.count < limit else { return }
    var pointer = ""
    for step in path {
      switch step {
      case .index(let index): pointer += "/\(index)"
      case .key(let key): pointer += "/" + key.jsonPointerToken
      }
    }
    violations.append(ShapeViolation(pointer: pointer, message: message))
  }
}

extension Shape {
  /// Whether `value` is of the JSON type that this table is about.
  fileprivate func isOfKind(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.object, .object), (.map, .object), (.tagged, .object), (.array, .array), (.string, .string),
      (.integer, .number), (.number, .number), (.boolean, .boolean), (.mark, .boolean), (.null, .null), (.anything, _):
      true
    case (.anyOf(let shapes), _): shapes.contains { $0.isOfKind(value) }
    default: false
    }
  }
}

extension JSONValue {
  /// The value's kind as a message names it.
  fileprivate var kindInWords: String {
    switch self {
    case .null: "null"
    case .boolean(let value): String(value)
    case .number(let number): number.text
    case .string(let text): "\"\(text)\""
    case .array: "an array"
    case .object: "an object"
    }
  }
}
