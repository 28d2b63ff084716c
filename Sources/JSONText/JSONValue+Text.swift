/// Values as text, for schemas and reports; documents are written by `JSONWriter`.
extension JSONValue {
  /// A number that is an integer.
  public static func integer(_ value: Int64) -> JSONValue { .number(JSONNumber(text: String(value))) }

  /// The value without white space, members in their order.
  public var compactText: String {
    switch self {
    case .null: "null"
    case .boolean(let value): String(value)
    case .number(let number): number.text
    case .string(let text): Self.quoted(text)
    case .array(let values): "[" + values.map(\.compactText).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.key) + ":" + $0.value.compactText }.joined(separator: ",") + "}"
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
        deeper + Self.quoted(member.key) + ": " + member.value.pretty(indent: deeper, width: width)
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

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension JSONWriter {
  /// Writes a value that was read, without white space and with its members in their order.
  public mutating func value(_ value: JSONValue) { text(Array(value.compactText.utf8).span) }
}
