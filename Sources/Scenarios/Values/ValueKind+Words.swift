import Spelling
import YAMLReading

extension ValueKind where Value == Bool {
  /// `true` or `false`.
  static var flag: Self {
    ValueKind(accepts: "true or false", schema: .object([("type", "boolean")])) { node, context in
      switch node.text {
      case "true": true
      case "false": false
      case "yes", "on": context.reject(node, accepted: "true or false", hint: "true")
      case "no", "off": context.reject(node, accepted: "true or false", hint: "false")
      default: context.reject(node, accepted: "true or false")
      }
    } show: { value in
      value ? "true" : "false"
    }
  }
}

extension ValueKind where Value == String {
  /// Any text that is not empty.
  static var text: Self {
    ValueKind(accepts: "a text", schema: .object([("type", "string"), ("minLength", .integer(1))])) {
      node, context in
      // A plain 42 or true is a text too, where a text is wanted.
      guard let text = node.text, !text.isEmpty, text.utf8.count <= 4_000 else {
        return context.reject(node, accepted: "a text")
      }
      return text
    } show: { value in
      value
    }
  }

  /// A name that others refer to and that ends up in file names and identities.
  static var name: Self {
    ValueKind(
      accepts: "a name of up to 64 letters, digits, '_', '-' and '.' that begins with a letter or digit",
      schema: .object([("type", "string"), ("pattern", "^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")])
    ) { node, context in
      guard let text = node.text, isName(text) else {
        return context.reject(
          node, accepted: "a name of up to 64 letters, digits, '_', '-' and '.' that begins with a letter or digit")
      }
      return text
    } show: { value in
      value
    }
  }

  /// Whether `text` may be a name.
  static func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isASCII, first.isLetter || first.isNumber, text.utf8.count <= 64 else {
      return false
    }
    return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }
  }

  /// A telephone number of E.164 with its plus sign.
  static var telephoneNumber: Self {
    ValueKind(
      accepts: "a telephone number such as \"+13125550199\"",
      schema: .object([("type", "string"), ("pattern", "^\\+[1-9][0-9]{6,14}$")])
    ) { node, context in
      guard let text = node.text, isTelephoneNumber(text) else {
        let isBare = node.text.map { isTelephoneNumber("+" + $0) } ?? false
        return context.reject(
          node, accepted: "a telephone number such as \"+13125550199\"", hint: isBare ? "+\(node.text ?? "")" : nil)
      }
      return text
    } show: { value in
      value
    }
  }

  /// Whether `text` is a number of E.164: plus sign, 7 to 15 digits, no leading zero.
  static func isTelephoneNumber(_ text: String) -> Bool {
    guard text.first == "+", (8...16).contains(text.utf8.count) else { return false }
    return text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber } && text.dropFirst().first != "0"
  }
}

extension ValueKind {
  /// One of a few words.
  static func choice(_ words: [(String, Value)]) -> ValueKind where Value: Equatable {
    let names = words.map(\.0)
    let accepted = "one of \(names.joined(separator: ", "))"
    return ValueKind(
      accepts: accepted, schema: .object([("enum", .array(names.map(JSONFragment.string)))])
    ) { node, context in
      if let value = words.first(where: { $0.0 == node.text })?.1 { return value }
      return context.reject(node, accepted: accepted, hint: node.text.flatMap { nearestName(to: $0, among: names) })
    } show: { value in
      words.first { $0.1 == value }?.0
    }
  }

  /// One of the members of an enumeration, by its raw name.
  static func choice(_ type: Value.Type) -> ValueKind
  where Value: CaseIterable & RawRepresentable<String> & Equatable {
    choice(Value.allCases.map { ($0.rawValue, $0) })
  }
}
