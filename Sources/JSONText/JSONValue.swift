/// A JSON value as read back from a file, with what a checker needs and a decoder would lose: the order of keys and
/// the text of numbers.
public indirect enum JSONValue: Sendable {
  case null
  case boolean(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  /// Members in the order of the text; keys are unique, the reader refuses others.
  case object([(key: String, value: JSONValue)])
}

/// A number as it stands in the text.
public struct JSONNumber: Hashable, Sendable {
  /// The digits as written: `4.40`, `-1e3`.
  public let text: String

  /// The number written as `text`, which follows the grammar of RFC 8259 section 6.
  public init(text: String) { self.text = text }

  /// The value as an integer, or nil when it is written with a fraction or exponent or does not fit.
  public var integer: Int64? { Int64(text) }
  /// The nearest double.
  public var double: Double { Double(text) ?? .nan }
  /// The digits after the point, 0 when there is none.
  public var places: Int {
    guard let point = text.firstIndex(of: ".") else { return 0 }
    return text[text.index(after: point)...].prefix { $0.isNumber }.count
  }
}

/// Paths into a value: absent members and wrong types give nil, so that a rule reads as one expression.
extension JSONValue {
  /// The member called `key`, or nil when this is no object or has no such member.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    // Rules live on this: an index, because handing out pairs would count references to each that is passed.
    for index in members.indices where members[index].key == key { return members[index].value }
    return nil
  }

  /// The string, or nil when this is none.
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The integer, or nil when this is none.
  public var integer: Int64? { if case .number(let number) = self { number.integer } else { nil } }
  /// The number, or nil when this is none.
  public var double: Double? { if case .number(let number) = self { number.double } else { nil } }
  /// The truth value, or nil when this is none.
  public var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  /// The elements; empty when this is no array.
  public var elements: [JSONValue] { if case .array(let values) = self { values } else { [] } }
  /// The members; empty when this is no object.
  public var members: [(key: String, value: JSONValue)] { if case .object(let found) = self { found } else { [] } }
  /// Whether this is `null`.
  public var isNull: Bool { if case .null = self { true } else { false } }
}
