/// Identifiers of 128 bits.
extension JSONWriter {
  /// Writes `prefix` and 128 bits as 32 lower-case hexadecimal digits.
  public mutating func hex(_ prefix: StaticString, _ high: UInt64, _ low: UInt64) {
    reserve(prefix.utf8CodeUnitCount + 40)
    unsafe separate()
    unsafe put(UInt8(ascii: "\""))
    unsafe put(prefix.utf8Start, prefix.utf8CodeUnitCount)
    unsafe putHex(high)
    unsafe putHex(low)
    unsafe put(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes 128 bits as a UUID, exactly as given: version and variant are the caller's.
  public mutating func uuid(_ high: UInt64, _ low: UInt64) { uuid("", high, low) }

  /// Writes `prefix`, 128 bits as a UUID and `suffix`.
  public mutating func uuid(_ prefix: StaticString, _ high: UInt64, _ low: UInt64, suffix: StaticString = "") {
    reserve(prefix.utf8CodeUnitCount + suffix.utf8CodeUnitCount + 48)
    unsafe separate()
    unsafe put(UInt8(ascii: "\""))
    unsafe put(prefix.utf8Start, prefix.utf8CodeUnitCount)
    unsafe putUUID(high, low)
    unsafe put(suffix.utf8Start, suffix.utf8CodeUnitCount)
    unsafe put(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes five groups of digits; room is needed for four bytes more.
  @unsafe mutating func putUUID(_ high: UInt64, _ low: UInt64) {
    // Eight digits are stored at a time; what comes next overwrites those beyond the group.
    unsafe store(Self.digits(UInt32(truncatingIfNeeded: high >> 32)), advancing: 8)
    unsafe put(UInt8(ascii: "-"))
    unsafe store(Self.digits(UInt32(truncatingIfNeeded: high)), advancing: 4)
    unsafe put(UInt8(ascii: "-"))
    unsafe store(Self.digits(UInt32(truncatingIfNeeded: high << 16)), advancing: 4)
    unsafe put(UInt8(ascii: "-"))
    unsafe store(Self.digits(UInt32(truncatingIfNeeded: low >> 32)), advancing: 4)
    unsafe put(UInt8(ascii: "-"))
    unsafe store(Self.digits(UInt32(truncatingIfNeeded: low >> 16)), advancing: 8)
    unsafe store(Self.digits(UInt32(truncatingIfNeeded: low << 16)), advancing: 4)
  }

  /// Writes an IPv4 address, the most significant byte first: `168.86.128.7`.
  public mutating func address(_ address: UInt32) {
    reserve(20)
    unsafe separate()
    unsafe put(UInt8(ascii: "\""))
    unsafe putMagnitude(UInt64(address >> 24))
    unsafe put(UInt8(ascii: "."))
    unsafe putMagnitude(UInt64(address >> 16 & 255))
    unsafe put(UInt8(ascii: "."))
    unsafe putMagnitude(UInt64(address >> 8 & 255))
    unsafe put(UInt8(ascii: "."))
    unsafe putMagnitude(UInt64(address & 255))
    unsafe put(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes 16 digits.
  @unsafe mutating func putHex(_ word: UInt64) {
    unsafe store(Self.digits(UInt32(truncatingIfNeeded: word >> 32)), advancing: 8)
    unsafe store(Self.digits(UInt32(truncatingIfNeeded: word)), advancing: 8)
  }

  @unsafe @inline(__always) private mutating func store(_ digits: UInt64, advancing size: Int) {
    unsafe UnsafeMutableRawPointer(base + length).storeBytes(of: digits.littleEndian, as: UInt64.self)
    length += size
  }

  /// The eight digits of `word`, the first in the lowest byte.
  @inline(__always) private static func digits(_ word: UInt32) -> UInt64 {
    // Its bytes, the first lowest, each in a lane of 16 bits; then each lane's two halves, the upper first.
    var lanes = UInt64(word.byteSwapped)
    lanes = (lanes | lanes << 16) & 0x0000_FFFF_0000_FFFF
    lanes = (lanes | lanes << 8) & 0x00FF_00FF_00FF_00FF
    let halves = (lanes >> 4 | lanes << 8) & 0x0F0F_0F0F_0F0F_0F0F
    // Ten and more carry into the upper half once six is added; letters lie 39 beyond digits.
    let letters = (halves &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return halves &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
  }
}
