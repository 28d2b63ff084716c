/// Finds what names something in the text of a line: identifiers by their form, and whatever stands under a key that
/// holds names.
///
/// It reads bytes, not values: JSON without white space, as every line of a run is. Of a text that has an identifier
/// inside (`/api/v2/users/UUID`, `agent:tier1-07`) it finds the whole and the part.
struct IdentifierScanner {
  /// The longest text that names something, bytes.
  private static let longest = 200
  /// Keys that hold names and do not end in `id`.
  private static let nameKeys: Set<[UInt8]> = Set(
    [
      "person", "stream", "ccp_stream", "address", "from", "to", "label", "participant", "client_name",
      "coached_participants", "impairments", "code", "queue", "queueName", "network", "team", "userUri", "selfUri",
      "source",
    ].map { Array($0.utf8) })

  /// Calls `emit` with the range of every name in `line`; one that stands there twice is told twice.
  static func scan(_ line: Span<UInt8>, _ emit: (Range<Int>) -> Void) {
    var position = 0
    var key = 0..<0
    let quote = UInt8(ascii: "\"")
    while position < line.count {
      guard line[position] == quote else {
        position += 1
        continue
      }
      let start = position + 1
      var end = start
      while end < line.count, line[end] != quote { end += line[end] == UInt8(ascii: "\\") ? 2 : 1 }
      guard end < line.count else { return }
      position = end + 1
      if position < line.count, line[position] == UInt8(ascii: ":") {
        key = start..<end
      } else {
        judge(line, start..<end, under: key, emit)
      }
    }
  }

  private static func judge(
    _ line: Span<UInt8>, _ text: Range<Int>, under key: Range<Int>, _ emit: (Range<Int>) -> Void
  ) {
    guard (2...longest).contains(text.count) else { return }
    let isIdentifier = hasForm(line, text)
    let isName = !isIdentifier && isNameKey(line, key)
    if isIdentifier || isName { emit(text) }
    guard !isIdentifier else { return }
    // What an address, a path or a stream names.
    var start = text.lowerBound
    for index in text {
      switch line[index] {
      case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: ";"), UInt8(ascii: "="):
        emitPart(line, start..<index, of: text, isName, emit)
        start = index + 1
      default: break
      }
    }
    emitPart(line, start..<text.upperBound, of: text, isName, emit)
  }

  private static func emitPart(
    _ line: Span<UInt8>, _ part: Range<Int>, of text: Range<Int>, _ isName: Bool, _ emit: (Range<Int>) -> Void
  ) {
    guard part != text, !part.isEmpty else { return }
    let isLast = part.lowerBound > text.lowerBound && part.upperBound == text.upperBound
    if isName && isLast && isScheme(line, text, part) || hasForm(line, part) { emit(part) }
  }

  /// Whether what stands before `part` in `text` is one word and a colon: `client:`, `agent:`, `tel:`.
  private static func isScheme(_ line: Span<UInt8>, _ text: Range<Int>, _ part: Range<Int>) -> Bool {
    guard line[part.lowerBound - 1] == UInt8(ascii: ":") else { return false }
    for index in text.lowerBound..<part.lowerBound - 1 where !isLetter(line[index]) { return false }
    return true
  }

  private static func isNameKey(_ line: Span<UInt8>, _ key: Range<Int>) -> Bool {
    guard key.count >= 2 else { return false }
    var end = key.upperBound
    if line[end - 1] == UInt8(ascii: "s") { end -= 1 }
    let last = line[end - 1], before = line[max(key.lowerBound, end - 2)]
    if last == UInt8(ascii: "d") || last == UInt8(ascii: "D"), before | 0x20 == UInt8(ascii: "i") { return true }
    var name: [UInt8] = []
    name.reserveCapacity(key.count)
    for index in key { name.append(line[index]) }
    return nameKeys.contains(name)
  }

  /// Whether the text is a UUID, or two capital letters and 32 hexadecimal digits.
  static func hasForm(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    switch range.count {
    case 36:
      for offset in 0..<36 {
        let byte = text[start + offset]
        let isDash = offset == 8 || offset == 13 || offset == 18 || offset == 23
        guard isDash ? byte == UInt8(ascii: "-") : isHexadecimal(byte) else { return false }
      }
      return true
    case 34:
      guard isCapital(text[start]), isCapital(text[start + 1]) else { return false }
      for offset in 2..<34 where !isHexadecimal(text[start + offset]) { return false }
      return true
    default: return false
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || byte &- UInt8(ascii: "a") < 6
  }
  private static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}

extension String {
  /// Whether this is a UUID or a SID: text that names one thing wherever it stands.
  var hasIdentifierForm: Bool {
    let bytes = Array(utf8)
    return IdentifierScanner.hasForm(bytes.span, bytes.indices)
  }
}
