/// Values as text, for schemas and reports; documents are written by `JSONWriter`.
extension JSONValue {
  /// A number that is an integer.
  public static func integer(_ value: Int64) -> JSONValue { .number(JSONNumber(text: String(value))) }

  /// The value without white space, members in their order, as UTF-8.
  public var compactBytes: [UInt8] {
    var json = JSONWriter(capacity: 1 << 12)
    json.value(self)
    // The bytes are copied inside the closure.
    return unsafe json.withUnsafeBytes { unsafe Array($0) }
  }

  /// The value without white space, members in their order.
  public var compactText: String {
    switch self {
    case .null: "null"
    case .boolean(let value): String(value)
    case .number(let number): number.text
    case .string, .array, .object: String(decoding: compactBytes, as: UTF8.self)
    }
  }

  /// The value with one member or element per line, indented by two spaces; a list without objects stands on one line
  /// where it fits `width` columns.
  public func prettyText(width: Int = 120) -> String { pretty(indent: "", width: width) }

  private func pretty(indent: String, width: Int) -> String {
    let deeper = indent + "  "
    switch self {
    case .array(let values) where !values.isEmpty:
      if values.allSatisfy(\.isScalar) {
        let line = "[" + values.map(\.compactText).joined(separator: ", ") + "]"
        if indent.count + line.count <= width { return line }
      }
      let lines = values.map { deeper + $0.pretty(indent: deeper, width: width) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        deeper + JSONValue.string(member.key).compactText + ": " + member.value.pretty(indent: deeper, width: width)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    default: return compactText
    }
  }

  private var isScalar: Bool {
    switch self {
    case .null, .boolean, .number, .string: true
    case .array, .object: false
    }
  }
}

extension JSONWriter {
  /// Writes a value without white space and with its members in their order.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .boolean(let flag): boolean(flag)
    case .number(let number):
      var digits = number.text
      digits.withUTF8 { utf8 in
        // The bytes are copied within the call.
        unsafe text(utf8.span)
      }
    case .string(let text): string(text)
    case .array(let values):
      beginArray()
      for value in values { self.value(value) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        computedKey(member.key)
        self.value(member.value)
      }
      endObject()
    }
  }
}
