/// Strings that are not known before the program runs.
extension JSONWriter {
  /// Writes any string, escaping what RFC 8259 section 7 requires and nothing else.
  public mutating func string(_ text: String) { string("", text) }

  /// Writes a string made of `prefix`, which needs no escape, and `text`.
  public mutating func string(_ prefix: StaticString, _ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      reserve(prefix.utf8CodeUnitCount + utf8.count + 3)
      unsafe separate()
      unsafe put(UInt8(ascii: "\""))
      unsafe put(prefix.utf8Start, prefix.utf8CodeUnitCount)
      unsafe putEscaped(utf8)
      // Escapes may have used up the room for it.
      reserve(1)
      unsafe put(UInt8(ascii: "\""))
    }
    needsComma = true
  }

  /// Writes a string of bytes that need no escape.
  public mutating func ascii(_ bytes: Span<UInt8>) {
    reserve(bytes.count + 3)
    unsafe separate()
    unsafe put(UInt8(ascii: "\""))
    unsafe bytes.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress { unsafe put(start, buffer.count) }
    }
    unsafe put(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes text that is JSON already, a value or what follows the opening of one, as it stands.
  public mutating func text(_ bytes: Span<UInt8>) {
    reserve(bytes.count + 1)
    unsafe separate()
    unsafe bytes.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress { unsafe put(start, buffer.count) }
    }
    needsComma = true
  }

  /// Copies `utf8`, for whose length room was reserved, and makes more room once an escape is needed.
  @unsafe mutating func putEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard let start = utf8.baseAddress else { return }
    let clean = unsafe Self.cleanPrefix(start, utf8.count)
    unsafe put(start, clean)
    guard clean < utf8.count else { return }
    // At worst every byte becomes \u00XX.
    reserve((utf8.count - clean) * 6 + 1)
    for position in clean..<utf8.count { unsafe putEscaped(utf8[position]) }
  }

  /// How many bytes from `start` on need no escape: eight at a time (Mycroft's test for small bytes), then the rest one by one.
  @unsafe private static func cleanPrefix(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    var position = 0
    while position + 8 <= count {
      let word = unsafe UnsafeRawPointer(start + position).loadUnaligned(as: UInt64.self)
      let quotes = word ^ (ones &* 0x22)
      let backslashes = word ^ (ones &* 0x5C)
      let small = (word &- ones &* 0x20) & ~word
      let found = ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | small
      if found & tops != 0 { break }
      position += 8
    }
    while position < count {
      let byte = unsafe start[position]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      position += 1
    }
    return position
  }

  @unsafe mutating func putEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      unsafe put(UInt8(ascii: "\\"))
      unsafe put(byte)
    case 0x08: unsafe putStatic("\\b")
    case 0x09: unsafe putStatic("\\t")
    case 0x0A: unsafe putStatic("\\n")
    case 0x0C: unsafe putStatic("\\f")
    case 0x0D: unsafe putStatic("\\r")
    case 0..<0x20:
      unsafe putStatic("\\u00")
      unsafe put(byte >> 4 + UInt8(ascii: "0"))
      unsafe put(byte & 15 < 10 ? byte & 15 + UInt8(ascii: "0") : byte & 15 + UInt8(ascii: "a") - 10)
    default: unsafe put(byte)
    }
  }
}
