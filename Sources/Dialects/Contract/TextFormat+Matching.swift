import Quantities

/// The format as a matcher, as a regular expression, and in words.
extension TextFormat {
  /// Whether `text` has this format.
  ///
  /// Times must also name a day that the calendar has, which no expression says.
  public func matches(_ text: String) -> Bool {
    switch self {
    case .any: true
    case .nonEmpty: !text.isEmpty
    case .upTo(let most): !text.isEmpty && text.unicodeScalars.count <= most
    case .oneOf(let values): values.contains(text)
    case .uuid: Self.isUUID(text)
    case .sid(let prefix): text.hasPrefix(prefix) && Self.isHexadecimal(text.utf8.dropFirst(prefix.utf8.count), 32)
    case .hexadecimal(let digits): Self.isHexadecimal(text.utf8[...], digits)
    case .milliseconds: text.utf8.count == 24 && Self.isTime(text)
    case .seconds: text.utf8.count == 20 && Self.isTime(text)
    case .trimmedMilliseconds: Self.isTime(text)
    case .telephone: Self.isTelephone(text)
    case .ipv4OrEmpty: text.isEmpty || Self.isIPv4(text)
    case .custom(_, let matches): matches(text)
    }
  }

  /// An anchored expression of ECMA 262 for the texts of this format; nil where lengths or an enumeration say it all.
  public var pattern: String? {
    switch self {
    case .any, .nonEmpty, .upTo, .oneOf: nil
    case .uuid: "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
    case .sid(let prefix): "^\(prefix)[0-9a-f]{32}$"
    case .hexadecimal(let digits): "^[0-9a-f]{\(digits)}$"
    case .milliseconds: "^\(Self.timePattern)\\.[0-9]{3}Z$"
    case .seconds: "^\(Self.timePattern)Z$"
    case .trimmedMilliseconds: "^\(Self.timePattern)(\\.[0-9]{3})?Z$"
    case .telephone: "^\\+[1-9][0-9]{6,14}$"
    case .ipv4OrEmpty: "^(\(Self.octetPattern)(\\.\(Self.octetPattern)){3})?$"
    case .custom(let pattern, _): pattern
    }
  }

  /// What a message says was expected.
  var description: String {
    switch self {
    case .any: "a string"
    case .nonEmpty: "a string that is not empty"
    case .upTo(let most): "a string of 1 through \(most) characters"
    case .oneOf(let values): "one of " + values.joined(separator: ", ")
    case .uuid: "a lower-case UUID of version 4"
    case .sid(let prefix): "\(prefix) and 32 hexadecimal digits"
    case .hexadecimal(let digits): "\(digits) lower-case hexadecimal digits"
    case .milliseconds: "a UTC time with milliseconds"
    case .seconds: "a UTC time without a fraction"
    case .trimmedMilliseconds: "a UTC time"
    case .telephone: "an E.164 number"
    case .ipv4OrEmpty: "an IPv4 address or an empty string"
    case .custom(let pattern, _): "a match of \(pattern)"
    }
  }

  private static let timePattern =
    "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
  private static let octetPattern = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"

  private static func isHexadecimal(_ bytes: String.UTF8View.SubSequence, _ count: Int) -> Bool {
    var seen = 0
    for byte in bytes {
      guard isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte else { return false }
      seen += 1
    }
    return seen == count
  }

  private static func isUUID(_ text: String) -> Bool {
    var index = 0
    for byte in text.utf8 {
      let isRight =
        switch index {
        case 8, 13, 18, 23: byte == UInt8(ascii: "-")
        case 14: byte == UInt8(ascii: "4")
        case 19: "89ab".utf8.contains(byte)
        default: isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte
        }
      guard isRight else { return false }
      index += 1
    }
    return index == 36
  }

  /// Whether `text` is `yyyy-mm-ddThh:mm:ssZ`, or that with `.mmm` before the `Z`.
  private static func isTime(_ text: String) -> Bool { milliseconds(of: text) != nil }

  /// The instant that a time of one of the three formats names, in milliseconds since the epoch; nil for other text.
  public static func milliseconds(of text: String) -> Int64? {
    var text = text
    return text.withUTF8 { bytes -> Int64? in
      guard bytes.count == 20 || bytes.count == 24 else { return nil }
      /// Digits of `range` as a number, -1 when one is none.
      func number(_ range: Range<Int>) -> Int {
        var value = 0
        for index in range {
          let byte = unsafe bytes[index]
          guard isDigit(byte) else { return -1 }
          value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
      }
      guard
        unsafe bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-") && bytes[10] == UInt8(ascii: "T")
          && bytes[13] == UInt8(ascii: ":") && bytes[16] == UInt8(ascii: ":")
          && bytes[bytes.count - 1] == UInt8(ascii: "Z")
      else { return nil }
      var fraction = 0
      if bytes.count == 24 {
        guard unsafe bytes[19] == UInt8(ascii: ".") else { return nil }
        fraction = number(20..<23)
      }
      let hour = number(11..<13)
      let minute = number(14..<16)
      let second = number(17..<19)
      guard let date = CivilDate(year: number(0..<4), month: number(5..<7), day: number(8..<10)), date.year >= 0,
        0...23 ~= hour, 0...59 ~= minute, 0...59 ~= second, fraction >= 0
      else { return nil }
      return date.daysSinceEpoch * 86_400_000 + Int64((hour * 3_600 + minute * 60 + second) * 1_000 + fraction)
    }
  }

  private static func isTelephone(_ text: String) -> Bool {
    let bytes = text.utf8
    guard 8...16 ~= bytes.count, bytes.first == UInt8(ascii: "+") else { return false }
    let digits = bytes.dropFirst()
    return digits.first != UInt8(ascii: "0") && digits.allSatisfy(isDigit)
  }

  private static func isIPv4(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard 1...3 ~= part.count, part.allSatisfy(isDigit) else { return false }
        if part.count > 1, part.first == UInt8(ascii: "0") { return false }
        return part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 255
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
