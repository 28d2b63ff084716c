import Dialects
import JSONText
import Randomness

/// Any value that a contract allows at a place, where a list of edges would give the same few ones for ever.
///
/// A number says which: 0 is the plainest, and smaller ones are mostly plainer.
enum DrawnValue: Hashable, Sendable {
  /// Text of one script, or of all of them, of 1 through 64 letters.
  case text
  case integer(ClosedRange<Int64>)
  case number(ClosedRange<Double>)
  /// Lower-case hexadecimal digits behind a prefix.
  case digits(prefix: String, count: Int)
  case uuid
  case telephone
  case address

  /// How many numbers there are to say which value.
  static let last = 65_535

  /// In words.
  var name: String {
    switch self {
    case .text: "any text"
    case .integer: "any integer"
    case .number: "any number"
    case .digits, .uuid: "any identifier"
    case .telephone: "any number of a telephone"
    case .address: "any address"
    }
  }

  /// The value that `detail`, of 0 through `last`, stands for.
  func value(_ detail: Int) -> JSONValue {
    switch self {
    case .text: return .string(Self.text(detail))
    case .integer(let range): return .integer(Self.integer(detail, in: range))
    case .number(let range): return .number(JSONNumber(text: Self.number(detail, in: range)))
    case .digits(let prefix, let count): return .string(prefix + Self.digits(detail, count))
    case .uuid:
      let digits = Array(Self.digits(detail, 32).utf8)
      func text(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
      return .string("\(text(0..<8))-\(text(8..<12))-4\(text(13..<16))-8\(text(17..<20))-\(text(20..<32))")
    case .telephone: return .string("+1\(2_000_000_000 + mix(UInt64(detail)) % 8_000_000_000)")
    case .address:
      let word = detail == 0 ? 0 : mix(UInt64(detail))
      return .string((0..<4).map { String((word >> (8 * $0)) & 255) }.joined(separator: "."))
    }
  }

  /// First letters of scripts with how many follow one another: plain ones, beyond ASCII, from right to left, with
  /// marks, wide, beyond the first plane.
  private static let scripts: [(first: UInt32, count: UInt64)] = [
    (0x61, 26), (0x20, 95), (0xC0, 23), (0x391, 17), (0x410, 64), (0x5D0, 27), (0x621, 26), (0x905, 53), (0xE01, 48),
    (0x3041, 83), (0x4E00, 20_000), (0xAC00, 11_172), (0x300, 112), (0x1F600, 80), (0x1D400, 84), (0x20000, 40_000),
  ]

  private static func text(_ detail: Int) -> String {
    let length = detail % 64 + 1
    // One more than there are: all of them, in turns.
    let script = detail / 64 % (scripts.count + 1)
    var text = ""
    var word = UInt64(detail)
    for index in 0..<length {
      word = mix(word)
      let (first, count) = scripts[script < scripts.count ? script : Int(word >> 40) % scripts.count]
      let letter = detail < 64 ? UInt32(index % 26) : UInt32(word % count)
      text.unicodeScalars.append(Unicode.Scalar(first + letter) ?? "a")
    }
    return text
  }

  private static func integer(_ detail: Int, in range: ClosedRange<Int64>) -> Int64 {
    let simple = Int64(detail % 1_024)
    // Beyond 2^53 readers that only know doubles differ, which no contract promises to be spared.
    let digits = detail < 1_024 ? simple : Int64(mix(UInt64(detail)) >> (11 + UInt64(detail) % 50))
    guard !range.contains(digits) else { return detail % 3 == 2 && range.contains(-digits) ? -digits : digits }
    let (width, isWide) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
    return isWide || width == .max ? range.lowerBound : range.lowerBound + digits % (width + 1)
  }

  private static func number(_ detail: Int, in range: ClosedRange<Double>) -> String {
    guard detail > 0 else { return range.contains(0) ? "0" : String(Int64(range.lowerBound.rounded(.up))) }
    var value = Double(mix(UInt64(detail)) >> 11) / 9_007_199_254_740_992
    let width = min(range.upperBound, 1e6) - max(range.lowerBound, -1e6)
    value = max(range.lowerBound, -1e6) + value * width
    // From whole numbers to as many digits as there are; the shortest spelling of a double either way.
    let places = detail % 17
    if places < 12 {
      var scale = 1.0
      for _ in 0..<places { scale *= 10 }
      value = (value * scale).rounded(.down) / scale
    }
    let text = range.contains(value) ? "\(value)" : "\(range.lowerBound)"
    // An exponent is a matter of spelling, and "1.0" would be another spelling of "1".
    return text.contains("e") ? "0.5" : text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func digits(_ detail: Int, _ count: Int) -> String {
    var digits = ""
    var word = UInt64(detail)
    for index in 0..<count {
      if index % 16 == 0 { word = detail == 0 ? 0 : mix(word) }
      digits += String((word >> (4 * UInt64(index % 16))) & 15, radix: 16)
    }
    return digits
  }
}

extension Shape {
  /// Values of this shape of which there are too many to list.
  var drawnValues: [DrawnValue] {
    switch self {
    case .string(let format): format.drawnText.map { [$0] } ?? []
    case .integer(let range): [.integer(range)]
    case .number(let range): [.number(range)]
    case .anyOf(let shapes): shapes.flatMap(\.drawnValues)
    case .boolean, .mark, .null, .object, .map, .array, .tagged, .anything: []
    }
  }
}

extension TextFormat {
  fileprivate var drawnText: DrawnValue? {
    switch self {
    case .any, .nonEmpty, .upTo: .text
    case .uuid: .uuid
    case .sid(let prefix): .digits(prefix: prefix, count: 32)
    case .hexadecimal(let digits): .digits(prefix: "", count: digits)
    case .telephone: .telephone
    case .ipv4OrEmpty: .address
    case .oneOf, .milliseconds, .seconds, .trimmedMilliseconds, .custom: nil
    }
  }
}
