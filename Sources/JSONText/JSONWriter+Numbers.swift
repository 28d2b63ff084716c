/// Numbers: integers and scaled integers digit pair by digit pair, doubles by their shortest text.
extension JSONWriter {
  /// Writes an integer.
  @inlinable @inline(__always) public mutating func integer<Value: BinaryInteger>(_ value: Value) {
    integer(Int64(truncatingIfNeeded: value))
  }

  /// Writes an unsigned integer of 64 bits.
  public mutating func integer(_ value: UInt64) {
    reserve(24)
    unsafe separate()
    unsafe putMagnitude(value)
    needsComma = true
  }

  /// Writes an integer of 64 bits.
  public mutating func integer(_ value: Int64) {
    reserve(24)
    unsafe separate()
    if value < 0 { unsafe put(UInt8(ascii: "-")) }
    unsafe putMagnitude(value.magnitude)
    needsComma = true
  }

  /// Writes `value / 10^places` with exactly `places` digits after the point; `places` is 1 through 9.
  public mutating func fixed(_ value: Int, places: Int) {
    reserve(32)
    unsafe separate()
    unsafe putFixed(value, places: places, trimming: false)
    needsComma = true
  }

  /// Writes `value / 10^places` without trailing zeros and without a point when nothing follows it.
  public mutating func decimal(_ value: Int, places: Int) {
    reserve(32)
    unsafe separate()
    // Microseconds as milliseconds are by far the most frequent.
    if places == 3 { unsafe putThousandths(value) } else { unsafe putFixed(value, places: places, trimming: true) }
    needsComma = true
  }

  /// Writes the shortest decimal that reads back as `value`, which must be finite; whole numbers get no point.
  public mutating func double(_ value: Double) {
    if value == value.rounded(), abs(value) <= 9_007_199_254_740_992 {
      integer(Int64(value))
      return
    }
    reserve(32)
    unsafe separate()
    // The standard library's own digits, without the string that `description` puts around them.
    var digits = unsafe DigitStream(base + length)
    unsafe value.write(to: &digits)
    length += unsafe digits.count
    needsComma = true
  }

  /// Writes the shortest decimal that reads back as the single-precision `value`, which must be finite; whole numbers
  /// keep their point.
  public mutating func float(_ value: Float) {
    reserve(32)
    unsafe separate()
    var digits = unsafe DigitStream(base + length)
    unsafe value.write(to: &digits)
    length += unsafe digits.count
    needsComma = true
  }

  // MARK: Digits

  /// Writes the digits of `value`; small counts, which most are, without a call.
  @unsafe @inline(__always) mutating func putMagnitude(_ value: UInt64) {
    if value < 10 {
      unsafe put(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value))
    } else if value < 100 {
      unsafe Self.store(pair: Int(truncatingIfNeeded: value), at: base + length)
      length &+= 2
    } else {
      unsafe putLong(value)
    }
  }

  @unsafe private mutating func putLong(_ value: UInt64) {
    let digits = Self.digitCount(value)
    var rest = value
    var end = unsafe base + length + digits
    while rest >= 100 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      unsafe end -= 2
      unsafe Self.store(pair: Int(truncatingIfNeeded: pair), at: end)
      rest = quotient
    }
    if rest >= 10 {
      unsafe Self.store(pair: Int(truncatingIfNeeded: rest), at: end - 2)
    } else {
      unsafe end[-1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest)
    }
    length += digits
  }

  /// Writes the last `digits` digits of `value`, with leading zeros.
  @unsafe mutating func putPadded(_ value: Int, digits: Int) {
    var rest = value
    var end = unsafe base + length + digits
    var left = digits
    while left >= 2 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      unsafe end -= 2
      unsafe Self.store(pair: pair, at: end)
      rest = quotient
      left -= 2
    }
    if left == 1 { unsafe end[-1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10) }
    length += digits
  }

  @unsafe private mutating func putFixed(_ value: Int, places: Int, trimming: Bool) {
    let (whole, fraction) = value.magnitude.quotientAndRemainder(dividingBy: Self.power(places))
    if value < 0 { unsafe put(UInt8(ascii: "-")) }
    unsafe putMagnitude(UInt64(whole))
    if trimming, fraction == 0 { return }
    unsafe put(UInt8(ascii: "."))
    unsafe putPadded(Int(fraction), digits: places)
    if trimming {
      while unsafe base[length - 1] == UInt8(ascii: "0") { length -= 1 }
    }
  }

  /// What `putFixed` writes of three places and trimmed.
  ///
  /// A measured value has any number of digits: how many to keep is computed, because a branch on it would be mispredicted
  /// as often as not.
  @unsafe private mutating func putThousandths(_ value: Int) {
    guard let small = UInt32(exactly: value), small < 1_000_000 else {
      unsafe putFixed(value, places: 3, trimming: true)
      return
    }
    let (whole, fraction) = small.quotientAndRemainder(dividingBy: 1_000)
    let leadingZeros = (whole < 100 ? 1 : 0) + (whole < 10 ? 1 : 0)
    unsafe store(Self.threeDigits(whole) &>> UInt32(8 &* leadingZeros), keeping: 3 &- leadingZeros)
    let digits = Self.threeDigits(fraction)
    let kept = (fraction != 0 ? 2 : 0) + (digits & 0x0F_0F00 != 0 ? 1 : 0) + (digits & 0x0F_0000 != 0 ? 1 : 0)
    unsafe store(UInt32(UInt8(ascii: ".")) | digits &<< 8, keeping: kept)
  }

  /// Stores four bytes, the first in the lowest, and keeps the first `count` of them.
  @unsafe @inline(__always) private mutating func store(_ bytes: UInt32, keeping count: Int) {
    unsafe UnsafeMutableRawPointer(base + length).storeBytes(of: bytes.littleEndian, as: UInt32.self)
    length &+= count
  }

  /// The three digits of `value`, 0 through 999, the first in the lowest byte.
  @inline(__always) private static func threeDigits(_ value: UInt32) -> UInt32 {
    // x * 41 >> 12 is x / 100 for x below 1,099, x * 103 >> 10 is x / 10 for x below 179.
    let hundreds = (value &* 41) &>> 12
    let pair = value &- hundreds &* 100
    let tens = (pair &* 103) &>> 10
    return hundreds | tens &<< 8 | (pair &- tens &* 10) &<< 16 | 0x30_3030
  }

  /// 10 to the power of `exponent`, 0 through 9.
  @inline(__always) private static func power(_ exponent: Int) -> UInt {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    default: 1_000_000_000
    }
  }

  private static func digitCount(_ value: UInt64) -> Int {
    var digits = 1
    var rest = value
    while true {
      if rest < 10 { return digits }
      if rest < 100 { return digits + 1 }
      if rest < 1_000 { return digits + 2 }
      if rest < 10_000 { return digits + 3 }
      rest /= 10_000
      digits += 4
    }
  }

  /// Writes the two digits of `pair`, 0 through 99.
  @unsafe @inline(__always) static func store(pair: Int, at place: UnsafeMutablePointer<UInt8>) {
    // x * 103 >> 10 is x / 10 for x below 179.
    let tens = (pair &* 103) &>> 10
    let word = UInt16(truncatingIfNeeded: tens | (pair &- tens &* 10) &<< 8) | 0x3030
    unsafe UnsafeMutableRawPointer(place).storeBytes(of: word.littleEndian, as: UInt16.self)
  }
}

/// Takes the text of one number into reserved memory.
@unsafe private struct DigitStream: TextOutputStream {
  private let place: UnsafeMutablePointer<UInt8>
  private(set) var count = 0

  init(_ place: UnsafeMutablePointer<UInt8>) { unsafe self.place = place }

  /// What the standard library calls for digits; a number has at most 24.
  mutating func _writeASCII(_ buffer: UnsafeBufferPointer<UInt8>) {
    guard let start = buffer.baseAddress else { return }
    unsafe (place + count).update(from: start, count: buffer.count)
    unsafe count += buffer.count
  }

  /// What it would call if it made a string first.
  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { unsafe _writeASCII($0) }
  }
}
