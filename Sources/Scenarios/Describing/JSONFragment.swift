/// A piece of JSON as it goes into the printed schema: keys keep their order.
indirect enum JSONFragment: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  case string(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case array([JSONFragment])
  case object([(String, JSONFragment)])

  init(stringLiteral value: String) { self = .string(value) }

  init(arrayLiteral elements: JSONFragment...) { self = .array(elements) }

  /// A reference to one of the schema's definitions.
  static func reference(_ name: String) -> JSONFragment { .object([("$ref", .string("#/$defs/\(name)"))]) }

  /// Indented by two spaces per level; small arrays stay on one line.
  func printed(indent: String = "") -> String {
    let deeper = indent + "  "
    switch self {
    case .string(let text): return Self.quoted(text)
    case .integer(let value): return "\(value)"
    case .number(let value): return value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
    case .boolean(let value): return value ? "true" : "false"
    case .array(let items):
      let simple = items.map { $0.printed(indent: deeper) }
      let line = "[" + simple.joined(separator: ", ") + "]"
      if line.count + indent.count <= 100, !line.contains("\n") { return line }
      return "[\n" + simple.map { deeper + $0 }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.map { "\(deeper)\(Self.quoted($0.0)): \($0.1.printed(indent: deeper))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
