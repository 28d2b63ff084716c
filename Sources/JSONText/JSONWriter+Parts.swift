/// Strings made of parts, which are written one after the other without ever being a string together.
///
///     json.beginString()
///     json.part("sip:"); json.part(escaping: number); json.part(";user=phone")
///     json.endString()
extension JSONWriter {
  /// Opens a string.
  @inlinable public mutating func beginString() { open(UInt8(ascii: "\"")) }
  /// Closes the string.
  @inlinable public mutating func endString() { close(UInt8(ascii: "\"")) }

  /// Writes a part that needs no escape.
  @inlinable @inline(__always) public mutating func part(_ text: StaticString) {
    let size = text.utf8CodeUnitCount
    reserve(size)
    unsafe put(text.utf8Start, size)
  }

  /// Writes the digits of a number that is not negative.
  public mutating func part(_ number: Int) {
    precondition(number >= 0, "a part's number is not negative")
    reserve(24)
    unsafe putMagnitude(UInt64(number))
  }

  /// Writes a part that may need escapes.
  public mutating func part(escaping text: String) {
    var text = text
    text.withUTF8 { utf8 in
      reserve(utf8.count)
      unsafe putEscaped(utf8)
    }
  }

  /// Writes those bytes of `text`, whole characters, that stand at `positions`.
  public mutating func part(escaping text: String, bytes positions: Range<Int>) {
    var text = text
    text.withUTF8 { utf8 in
      reserve(positions.count)
      unsafe putEscaped(UnsafeBufferPointer(rebasing: utf8[positions]))
    }
  }

  /// Writes `text` with `replacement` in place of every `character`, which is of ASCII.
  public mutating func part(escaping text: String, replacing character: Unicode.Scalar, by replacement: StaticString) {
    var text = text
    text.withUTF8 { utf8 in
      // At worst every byte is one that needs the longest escape, or is replaced.
      reserve(utf8.count * max(6, replacement.utf8CodeUnitCount))
      for position in 0..<utf8.count {
        if unsafe UInt32(utf8[position]) == character.value {
          unsafe putStatic(replacement)
        } else {
          unsafe putEscaped(utf8[position])
        }
      }
    }
  }

  /// Writes the first `digits` of the 32 lower-case hexadecimal digits of 128 bits.
  public mutating func part(hex high: UInt64, _ low: UInt64, digits: Int) {
    reserve(32)
    let end = length + digits
    unsafe putHex(high)
    unsafe putHex(low)
    length = end
  }

  /// Writes 128 bits as a UUID, exactly as given.
  public mutating func part(uuid high: UInt64, _ low: UInt64) {
    reserve(40)
    unsafe putUUID(high, low)
  }
}
