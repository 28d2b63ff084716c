/// The bytes of a text with the starts of its lines.
struct SourceText {
  let bytes: [UInt8]
  /// What marks say it is.
  let number: Int
  /// Offsets of the first byte of each line, ascending; lines end with LF, CR or CR LF.
  private let lineStarts: [Int]
  /// How many scalars begin before every `stride`th byte, so that a position in a long line is found quickly.
  private let scalarCounts: [Int]

  private static let stride = 64

  /// At most this many flaws of one text are listed: they tend to come in hundreds.
  private static let mostFlaws = 20

  init(_ bytes: [UInt8], number: Int) {
    self.bytes = bytes
    self.number = number
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      if byte == UInt8(ascii: "\r"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\n") { continue }
      starts.append(offset + 1)
    }
    lineStarts = starts
    var counts = [0]
    for start in Swift.stride(from: 0, to: bytes.count, by: Self.stride) {
      let block = bytes[start..<min(start + Self.stride, bytes.count)]
      counts.append(counts[counts.count - 1] + block.count(where: Self.beginsScalar))
    }
    scalarCounts = counts
  }

  /// The line and column of the byte at `offset`, which is clamped to the text.
  func mark(at offset: Int) -> Mark {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return Mark(line: low + 1, column: scalars(before: offset) - scalars(before: lineStarts[low]) + 1, source: number)
  }

  private func scalars(before offset: Int) -> Int {
    let block = offset / Self.stride
    return scalarCounts[block] + bytes[block * Self.stride..<offset].count(where: Self.beginsScalar)
  }

  /// Every byte but a continuation byte (10xxxxxx) begins a scalar.
  private static func beginsScalar(_ byte: UInt8) -> Bool { byte & 0b1100_0000 != 0b1000_0000 }

  /// The offset of the byte before `offset` when it is one of `characters`, or `offset` itself.
  func offset(of characters: String, before offset: Int) -> Int {
    guard offset > 0, offset <= bytes.count, characters.utf8.contains(bytes[offset - 1]) else { return offset }
    return offset - 1
  }

  /// What keeps the bytes from being a text that the parser may see, up to a maximum.
  func flaws(longest: Int) -> [YAMLProblem] {
    if bytes.count > longest {
      return [
        YAMLProblem("\(bytes.count) bytes are too long for a scenario; at most \(longest) are read", at: mark(at: 0))
      ]
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return [YAMLProblem("the file begins with a byte-order mark; save it as UTF-8 without one", at: mark(at: 0))]
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return [YAMLProblem("the file is UTF-16; save it as UTF-8", at: mark(at: 0))]
    }
    do throws(UTF8.ValidationError) { _ = try UTF8Span(validating: bytes.span) } catch {
      let offset = error.byteOffsets.lowerBound
      let byte = "0x" + String(bytes[offset], radix: 16, uppercase: true)
      return [YAMLProblem("byte \(byte) is not UTF-8; save the file as UTF-8", at: mark(at: offset))]
    }
    return forbiddenCharacters()
  }

  /// Control characters, which YAML excludes, tabs in the indentation, which mean nothing there, and directives.
  private func forbiddenCharacters() -> [YAMLProblem] {
    var problems: [YAMLProblem] = []
    var isIndentation = true
    for (offset, byte) in bytes.enumerated() where problems.count < Self.mostFlaws {
      switch byte {
      case _ where isLineBreak(byte): isIndentation = true
      case UInt8(ascii: " "): break
      case UInt8(ascii: "\t"):
        guard isIndentation else { continue }
        problems.append(YAMLProblem("a tab in the indentation; indent with spaces", at: mark(at: offset)))
        isIndentation = false
      case UInt8(ascii: "%") where offset == 0 || isLineBreak(bytes[offset - 1]):
        problems.append(YAMLProblem("a YAML directive; scenarios have none", at: mark(at: offset)))
      case _ where isControl(at: offset):
        let code = "0x" + String(byte, radix: 16, uppercase: true)
        let place = mark(at: byte < 0x80 ? offset : offset - 1)
        problems.append(YAMLProblem("control character \(code) in the text", at: place))
        isIndentation = false
      default: isIndentation = false
      }
    }
    return problems
  }

  private func isLineBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// Whether the byte at `offset` is a control character of ASCII, or the second byte of one from U+0080 to U+009F
  /// other than the line break U+0085.
  private func isControl(at offset: Int) -> Bool {
    switch bytes[offset] {
    case 0..<0x20, 0x7F: true
    case 0x80..<0xA0: offset > 0 && bytes[offset - 1] == 0xC2 && bytes[offset] != 0x85
    default: false
    }
  }
}
