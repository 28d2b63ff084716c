import Dialects
import JSONText
import Randomness

/// Other legal JSON for the same value: what RFC 8259 leaves to the writer.
///
/// The order of keys, white space between tokens, escapes inside strings, and exponents and trailing zeros of what the
/// contract calls a number. What it calls an integer keeps its digits, because `7.0` is none to many readers.
struct SpelledText {
  enum Order: Int, CaseIterable { case kept, reversed, sorted, shuffled }
  enum Space: Int, CaseIterable { case none, afterMarks, everywhere }
  enum Escapes: Int, CaseIterable { case needed, slashes, beyondASCII, everything }
  enum Digits: Int, CaseIterable { case kept, trailingZero, exponent }

  let order: Order
  let space: Space
  let escapes: Escapes
  let digits: Digits
  /// What else is arbitrary follows from it.
  private var salt: UInt64
  private var bytes: [UInt8] = []

  /// The spelling that `choices` say; all of them 0 is the plain one.
  init(_ choices: inout Choices) {
    order = choices.element(of: Order.allCases)
    space = choices.element(of: Space.allCases)
    escapes = choices.element(of: Escapes.allCases)
    digits = choices.element(of: Digits.allCases)
    salt = UInt64(choices.draw(through: 255))
  }

  /// `value`, of the contract `shape`, in this spelling; there is no line feed in it.
  mutating func text(of value: JSONValue, _ shape: Shape) -> [UInt8] {
    bytes.removeAll()
    write(value, shape)
    return bytes
  }

  private mutating func write(_ value: JSONValue, _ shape: Shape) {
    switch value {
    case .null: put("null")
    case .boolean(let flag): put(flag ? "true" : "false")
    case .number(let number): put(shape.isOfNumbers ? spelled(number) : number.text)
    case .string(let text): write(text)
    case .array(let values):
      put("[")
      for (index, element) in values.enumerated() {
        if index > 0 { put(",") }
        gap(after: index > 0)
        write(element, shape.ofElements(of: value))
      }
      gap(after: false)
      put("]")
    case .object(let members):
      put("{")
      for (index, member) in ordered(members).enumerated() {
        if index > 0 { put(",") }
        gap(after: index > 0)
        write(member.key)
        gap(after: false)
        put(":")
        gap(after: true)
        write(member.value, shape.ofMember(member.key, of: value))
      }
      gap(after: false)
      put("}")
    }
  }

  private mutating func put(_ text: String) { bytes += text.utf8 }

  private mutating func gap(after isMark: Bool) {
    switch space {
    case .none: break
    case .afterMarks: if isMark { put(" ") }
    case .everywhere:
      salt = mix(salt)
      put([" ", "\t", "  ", " \t ", ""][Int(salt >> 40) % 5])
    }
  }

  private mutating func ordered(_ members: [(key: String, value: JSONValue)]) -> [(key: String, value: JSONValue)] {
    switch order {
    case .kept: return members
    case .reversed: return members.reversed()
    case .sorted: return members.sorted { $0.key < $1.key }
    case .shuffled:
      var left = members
      var shuffled: [(key: String, value: JSONValue)] = []
      while !left.isEmpty {
        salt = mix(salt)
        shuffled.append(left.remove(at: Int(salt >> 33) % left.count))
      }
      return shuffled
    }
  }

  private mutating func write(_ text: String) {
    put("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        if escapes == .everything { escape(scalar) } else { put("\\" + String(scalar)) }
      case "\u{0}"..<"\u{20}": escape(scalar)
      case "/" where escapes == .slashes: put("\\/")
      default:
        if escapes == .everything || escapes == .beyondASCII && scalar.value > 127 {
          escape(scalar)
        } else {
          bytes += String(scalar).utf8
        }
      }
    }
    put("\"")
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16, uppercase: salt & 1 == 1)
      put("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }

  /// Other digits for the same decimal number.
  private func spelled(_ number: JSONNumber) -> String {
    guard !number.text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return number.text }
    switch digits {
    case .kept: return number.text
    case .trailingZero: return number.places > 0 ? number.text + "0" : number.text + ".0"
    case .exponent:
      guard number.places > 0 else { return number.text + (salt & 2 == 0 ? "e0" : "E+00") }
      let sign = number.text.hasPrefix("-") ? "-" : ""
      let all = number.text.filter { $0.isNumber }.drop { $0 == "0" }
      return "\(sign)\(all.isEmpty ? "0" : String(all))\(salt & 2 == 0 ? "e" : "E")-\(number.places)"
    }
  }
}

extension Shape {
  /// Whether numbers with a fraction may stand there.
  fileprivate var isOfNumbers: Bool {
    switch self {
    case .number: true
    case .anyOf(let shapes): shapes.contains(where: \.isOfNumbers) && !shapes.contains(where: \.isOfIntegers)
    default: false
    }
  }

  private var isOfIntegers: Bool { if case .integer = self { true } else { false } }

  /// The contract of the elements of `value`.
  fileprivate func ofElements(of value: JSONValue) -> Shape {
    switch self {
    case .array(let element, _): element
    case .anyOf(let shapes): shapes.first { $0.accepts(value) }?.ofElements(of: value) ?? .anything
    default: .anything
    }
  }

  /// The contract of the member `key` of `value`.
  fileprivate func ofMember(_ key: String, of value: JSONValue) -> Shape {
    switch self {
    case .object(let properties): properties.first { $0.name == key }?.shape ?? .anything
    case .map(let element): element
    case .anyOf(let shapes): shapes.first { $0.accepts(value) }?.ofMember(key, of: value) ?? .anything
    case .tagged(let tag, let cases):
      cases.first { $0.tag == value[tag]?.string }?.shape.ofMember(key, of: value) ?? .anything
    default: .anything
    }
  }
}
