/// Reads JSON text into values, strictly by RFC 8259: what it accepts, any other reader accepts alike.
///
///     var reader = JSONReader()
///     let document = try reader.parse(line)
///
/// Refused with the byte's offset: anything but one value with white space around it, bytes that are not UTF-8, a key
/// that an object has twice, escapes of half a surrogate pair, and nesting beyond a limit (so that no text can exhaust
/// the stack). A byte-order mark is not white space. Numbers keep their text.
///
/// A reader remembers the keys it has met, which makes the next document of the same kind cheaper; reuse it for the
/// lines of a file. Cost is linear in the text.
public struct JSONReader: ~Copyable {
  /// How many brackets may be open at once.
  public let maximumDepth: Int
  private var keys = KeyTable()
  private var openKeys = OpenKeys()

  /// A reader that accepts `maximumDepth` open brackets.
  public init(maximumDepth: Int = 128) { self.maximumDepth = maximumDepth }

  /// The value of a text.
  public static func parse(_ bytes: [UInt8]) throws(JSONReadingError) -> JSONValue {
    var reader = JSONReader()
    return try reader.parse(bytes.span)
  }

  /// The value of a text.
  public mutating func parse(_ bytes: Span<UInt8>) throws(JSONReadingError) -> JSONValue {
    keys.forgetIfLarge()
    openKeys.removeAll()
    var position = 0
    skipSpace(bytes, &position)
    let value = try value(bytes, &position, depth: 0)
    skipSpace(bytes, &position)
    guard position == bytes.count else { throw JSONReadingError(offset: position, reason: .trailingText) }
    return value
  }

  // MARK: Values

  private mutating func value(
    _ bytes: Span<UInt8>, _ position: inout Int, depth: Int
  ) throws(JSONReadingError) -> JSONValue {
    guard position < bytes.count else { throw JSONReadingError(offset: position, reason: .unexpectedEnd) }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object(bytes, &position, depth: depth + 1)
    case UInt8(ascii: "["): return try array(bytes, &position, depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string(bytes, &position))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number(bytes, &position))
    case UInt8(ascii: "t"):
      try word("true", bytes, &position)
      return .boolean(true)
    case UInt8(ascii: "f"):
      try word("false", bytes, &position)
      return .boolean(false)
    case UInt8(ascii: "n"):
      try word("null", bytes, &position)
      return .null
    default: throw JSONReadingError(offset: position, reason: .expected("a value"))
    }
  }

  private mutating func object(
    _ bytes: Span<UInt8>, _ position: inout Int, depth: Int
  ) throws(JSONReadingError) -> JSONValue {
    try open(&position, depth)
    var members: [(key: String, value: JSONValue)] = []
    skipSpace(bytes, &position)
    if position < bytes.count, bytes[position] == UInt8(ascii: "}") {
      position += 1
      return .object([])
    }
    let mark = openKeys.mark
    var large: Set<Int32> = []
    members.reserveCapacity(8)
    while true {
      guard position < bytes.count else { throw JSONReadingError(offset: position, reason: .unexpectedEnd) }
      guard bytes[position] == UInt8(ascii: "\"") else {
        throw JSONReadingError(offset: position, reason: .expected("a key"))
      }
      let start = position
      let number = try key(bytes, &position)
      let key = keys.texts[Int(number)]
      guard openKeys.add(number, from: mark, large: &large) else {
        throw JSONReadingError(offset: start, reason: .duplicateKey(key))
      }
      skipSpace(bytes, &position)
      try expect(UInt8(ascii: ":"), "':'", bytes, &position)
      skipSpace(bytes, &position)
      members.append((key, try value(bytes, &position, depth: depth)))
      if try close(UInt8(ascii: "}"), "',' or '}'", bytes, &position) {
        openKeys.remove(from: mark)
        return .object(members)
      }
    }
  }

  private mutating func array(
    _ bytes: Span<UInt8>, _ position: inout Int, depth: Int
  ) throws(JSONReadingError) -> JSONValue {
    try open(&position, depth)
    var elements: [JSONValue] = []
    skipSpace(bytes, &position)
    if position < bytes.count, bytes[position] == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      elements.append(try value(bytes, &position, depth: depth))
      if try close(UInt8(ascii: "]"), "',' or ']'", bytes, &position) { return .array(elements) }
    }
  }

  private func number(_ bytes: Span<UInt8>, _ position: inout Int) throws(JSONReadingError) -> JSONNumber {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = digits(bytes, &position)
    guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else {
      throw JSONReadingError(offset: start, reason: .malformedNumber)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard digits(bytes, &position) > 0 else { throw JSONReadingError(offset: start, reason: .malformedNumber) }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
        position += 1
      }
      guard digits(bytes, &position) > 0 else { throw JSONReadingError(offset: start, reason: .malformedNumber) }
    }
    return JSONNumber(text: try text(bytes, start..<position))
  }

  // MARK: Strings

  private func string(_ bytes: Span<UInt8>, _ position: inout Int) throws(JSONReadingError) -> String {
    let range = try plainText(bytes, &position)
    if let range { return try text(bytes, range) }
    return try EscapedText.read(bytes, &position)
  }

  /// The number of the key whose opening quote stands at `position`.
  private mutating func key(_ bytes: Span<UInt8>, _ position: inout Int) throws(JSONReadingError) -> Int32 {
    guard let range = try plainText(bytes, &position) else {
      let text = try EscapedText.read(bytes, &position)
      return try keys.number(of: Array(text.utf8).span) { () throws(JSONReadingError) in text }
    }
    return try keys.number(of: bytes.extracting(range)) { () throws(JSONReadingError) in try text(bytes, range) }
  }

  /// The text between the quotes, and moves past them; nil, without moving, when an escape stands inside.
  private func plainText(_ bytes: Span<UInt8>, _ position: inout Int) throws(JSONReadingError) -> Range<Int>? {
    var end = position + 1
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") {
        let range = position + 1..<end
        position = end + 1
        return range
      }
      if byte == UInt8(ascii: "\\") { return nil }
      guard byte >= 0x20 else { throw JSONReadingError(offset: end, reason: .controlCharacter(byte)) }
      end += 1
    }
    throw JSONReadingError(offset: end, reason: .unexpectedEnd)
  }

  // MARK: Marks

  private func open(_ position: inout Int, _ depth: Int) throws(JSONReadingError) {
    guard depth <= maximumDepth else { throw JSONReadingError(offset: position, reason: .tooDeep(maximumDepth)) }
    position += 1
  }

  /// After an element: true past the closing bracket, false past a comma and the space behind it.
  private func close(
    _ bracket: UInt8, _ wanted: String, _ bytes: Span<UInt8>, _ position: inout Int
  ) throws(JSONReadingError) -> Bool {
    skipSpace(bytes, &position)
    guard position < bytes.count else { throw JSONReadingError(offset: position, reason: .unexpectedEnd) }
    let byte = bytes[position]
    guard byte == bracket || byte == UInt8(ascii: ",") else {
      throw JSONReadingError(offset: position, reason: .expected(wanted))
    }
    position += 1
    if byte == bracket { return true }
    skipSpace(bytes, &position)
    return false
  }

  private func expect(
    _ byte: UInt8, _ wanted: String, _ bytes: Span<UInt8>, _ position: inout Int
  ) throws(JSONReadingError) {
    guard position < bytes.count else { throw JSONReadingError(offset: position, reason: .unexpectedEnd) }
    guard bytes[position] == byte else { throw JSONReadingError(offset: position, reason: .expected(wanted)) }
    position += 1
  }

  private func word(_ word: String, _ bytes: Span<UInt8>, _ position: inout Int) throws(JSONReadingError) {
    for expected in word.utf8 {
      guard position < bytes.count else { throw JSONReadingError(offset: position, reason: .unexpectedEnd) }
      guard bytes[position] == expected else { throw JSONReadingError(offset: position, reason: .expected(word)) }
      position += 1
    }
  }

  private func skipSpace(_ bytes: Span<UInt8>, _ position: inout Int) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  /// Moves past decimal digits and says how many there were.
  private func digits(_ bytes: Span<UInt8>, _ position: inout Int) -> Int {
    let start = position
    while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
    return position - start
  }
}

/// The bytes as a string, if they are UTF-8.
func text(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(JSONReadingError) -> String {
  do {
    return String(copying: try UTF8Span(validating: bytes.extracting(range)))
  } catch {
    throw JSONReadingError(offset: range.lowerBound + error.byteOffsets.lowerBound, reason: .invalidUTF8)
  }
}
