import JSONText

/// One way in which a text stops being the JSON it was.
///
/// Each is what a strict reader refuses for the reason that the kind names (RFC 8259, RFC 3629).
enum TextBreakage: String, CaseIterable, Sendable {
  case truncated
  case duplicateKey = "duplicate-key"
  case invalidUTF8 = "invalid-utf-8"
  case byteOrderMark = "byte-order-mark"
  case wrongBracket = "wrong-nesting"
  case trailingText = "trailing-text"
  case trailingComma = "trailing-comma"
  case leadingZero = "leading-zero"
  case notANumber = "not-a-number"
  case rawControl = "raw-control-character"
  case loneSurrogate = "lone-surrogate"
  case unknownEscape = "unknown-escape"
  case tooDeep = "too-deep"

  /// In words.
  var description: String {
    switch self {
    case .truncated: "the text ends before its last bracket"
    case .duplicateKey: "an object has a key twice"
    case .invalidUTF8: "a string holds bytes that are not UTF-8"
    case .byteOrderMark: "a byte-order mark stands before the value"
    case .wrongBracket: "an object ends with the bracket of an array"
    case .trailingText: "a bracket follows the value"
    case .trailingComma: "a comma follows the last member"
    case .leadingZero: "a number begins with a zero that it does not need"
    case .notANumber: "NaN stands where a value belongs"
    case .rawControl: "a control character stands in a string without an escape"
    case .loneSurrogate: "an escape names half a surrogate pair"
    case .unknownEscape: "a backslash stands before something that it does not escape"
    case .tooDeep: "arrays are nested deeper than any document has them"
    }
  }

  /// Whether `reason` is why a reader refuses a text that is broken so.
  func isReason(_ reason: JSONReadingError.Reason) -> Bool {
    switch (self, reason) {
    case (.truncated, .unexpectedEnd), (.duplicateKey, .duplicateKey), (.invalidUTF8, .invalidUTF8),
      (.byteOrderMark, .expected), (.wrongBracket, .expected), (.trailingText, .trailingText),
      (.trailingComma, .expected), (.leadingZero, .malformedNumber), (.notANumber, .expected),
      (.rawControl, .controlCharacter), (.loneSurrogate, .loneSurrogate), (.unknownEscape, .invalidEscape),
      (.tooDeep, .tooDeep):
      true
    default: false
    }
  }

  /// Bytes that no UTF-8 text has: a stray byte, a tail without head, an overlong slash, half a surrogate pair, a head
  /// without tail, and what lies beyond the last code point.
  private static let strays: [[UInt8]] = [
    [0xFF], [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF4, 0x90, 0x80, 0x80],
  ]

  /// The text of an object, broken; nil when it has no place for it.
  func apply(to document: JSONValue, _ choices: inout Choices) -> [UInt8]? {
    guard case .object(let members) = document, !members.isEmpty else { return nil }
    let text = document.compactBytes
    let position = choices.draw(through: members.count - 1)
    switch self {
    case .truncated: return Array(text.prefix(1 + choices.draw(through: text.count - 2)))
    case .byteOrderMark: return [0xEF, 0xBB, 0xBF] + text
    case .wrongBracket: return text.dropLast() + Array("]".utf8)
    case .trailingText: return text + Array("}".utf8)
    case .trailingComma: return text.dropLast() + Array(",}".utf8)
    case .duplicateKey:
      let again = JSONValue.object([members[position]]).compactBytes.dropFirst().dropLast()
      return text.dropLast() + Array(",".utf8) + again + Array("}".utf8)
    case .invalidUTF8: return Self.stray(members, position, "\"", choices.element(of: Self.strays))
    case .rawControl: return Self.stray(members, position, "\"", [UInt8(1 + choices.draw(through: 8))])
    case .loneSurrogate: return Self.stray(members, position, "\"", Array("\\ud83d".utf8))
    case .unknownEscape: return Self.stray(members, position, "\"", Array("\\x41".utf8))
    case .notANumber: return Self.stray(members, position, "", Array("NaN".utf8))
    case .leadingZero: return Self.stray(members, position, "", Array("00".utf8))
    case .tooDeep:
      let depth = 200 + choices.draw(through: 100_000)
      return Self.stray(
        members, position, "", Array(String(repeating: "[", count: depth).utf8) + Array(repeating: 0x5D, count: depth))
    }
  }

  /// The object with `bytes`, between two of `quote`, as its member at `position`.
  private static func stray(
    _ members: [(key: String, value: JSONValue)], _ position: Int, _ quote: String, _ bytes: [UInt8]
  ) -> [UInt8] {
    var text: [UInt8] = Array("{".utf8)
    for (index, member) in members.enumerated() {
      if index > 0 { text += Array(",".utf8) }
      text += JSONValue.string(member.key).compactBytes + Array(":".utf8)
      text += index == position ? Array(quote.utf8) + bytes + Array(quote.utf8) : member.value.compactBytes
    }
    return text + Array("}".utf8)
  }
}
