/// Strings with escapes (RFC 8259 section 7).
enum EscapedText {
  /// The string whose opening quote stands at `position`, which moves past its closing quote.
  static func read(_ bytes: Span<UInt8>, _ position: inout Int) throws(JSONReadingError) -> String {
    let start = position
    var decoded: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        do {
          return String(copying: try UTF8Span(validating: decoded.span))
        } catch {
          // The offset in the decoded text says little about the place in the escaped one.
          throw JSONReadingError(offset: start, reason: .invalidUTF8)
        }
      case UInt8(ascii: "\\"):
        try escape(bytes, &position, into: &decoded)
      case 0..<0x20:
        throw JSONReadingError(offset: position, reason: .controlCharacter(byte))
      default:
        decoded.append(byte)
        position += 1
      }
    }
    throw JSONReadingError(offset: position, reason: .unexpectedEnd)
  }

  private static func escape(
    _ bytes: Span<UInt8>, _ position: inout Int, into decoded: inout [UInt8]
  ) throws(JSONReadingError) {
    guard position + 1 < bytes.count else { throw JSONReadingError(offset: bytes.count, reason: .unexpectedEnd) }
    let letter = bytes[position + 1]
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(letter)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"):
      decoded.append(contentsOf: Array(String(Character(try scalar(bytes, &position))).utf8))
      return
    default: throw JSONReadingError(offset: position, reason: .invalidEscape)
    }
    position += 2
  }

  /// The scalar of one `\uXXXX`, or of two that make a surrogate pair.
  private static func scalar(_ bytes: Span<UInt8>, _ position: inout Int) throws(JSONReadingError) -> Unicode.Scalar {
    let start = position
    let first = try unit(bytes, &position)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { throw JSONReadingError(offset: start, reason: .loneSurrogate) }
    let second = try unit(bytes, &position)
    guard 0xDC00...0xDFFF ~= second,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw JSONReadingError(offset: start, reason: .loneSurrogate) }
    return scalar
  }

  /// The 16 bits of the `\uXXXX` at `position`, which moves past it.
  private static func unit(_ bytes: Span<UInt8>, _ position: inout Int) throws(JSONReadingError) -> UInt32 {
    guard position + 6 <= bytes.count else { throw JSONReadingError(offset: bytes.count, reason: .unexpectedEnd) }
    var value: UInt32 = 0
    for index in position + 2..<position + 6 {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      default: throw JSONReadingError(offset: position, reason: .invalidEscape)
      }
    }
    position += 6
    return value
  }
}
