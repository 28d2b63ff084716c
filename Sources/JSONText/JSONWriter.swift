public import Quantities

/// Writes JSON text straight into memory it owns: no intermediate values, no allocation once it has grown.
///
///     var json = JSONWriter()
///     json.beginObject()
///     json.key("sent"); json.integer(50)
///     json.key("jitter_ms"); json.fixed(2_815, places: 3)      // 2.815
///     json.endObject()
///
/// Commas are the writer's business; that every key has one value and every bracket its match is the caller's.
/// Keys and `literal` strings are copied as they stand and must need no escape.
@safe public struct JSONWriter: ~Copyable, @unchecked Sendable {
  // Sendable, because the memory has one owner at a time and is shared for reading only.
  // Owned: allocated here, freed in deinit, never handed out beyond a closure.
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes have been written.
  public private(set) var count = 0
  private var needsComma = false

  /// An empty writer with room for `capacity` bytes before it grows.
  public init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    unsafe base = .allocate(capacity: self.capacity)
  }

  deinit { unsafe base.deallocate() }

  /// Calls `body` with the text so far; the pointer is valid inside `body` only.
  public borrowing func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// Forgets what was written and keeps the memory.
  public mutating func removeAll() {
    count = 0
    needsComma = false
  }

  /// Forgets everything after the first `length` bytes, which must end between documents.
  public mutating func truncate(to length: Int) {
    count = min(count, length)
    needsComma = false
  }

  // MARK: Structure

  /// Opens an object.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// Closes the innermost object.
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  /// Opens an array.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// Closes the innermost array.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Goes on inside an object whose opening stands elsewhere, with a member or more: a comma comes before the next key.
  public mutating func continueObject() { needsComma = true }

  /// Writes the key of the next value.
  public mutating func key(_ name: StaticString) {
    let length = name.utf8CodeUnitCount
    reserve(length + 4)
    unsafe separate()
    unsafe put(UInt8(ascii: "\""))
    unsafe put(name.utf8Start, length)
    unsafe put(UInt8(ascii: "\""))
    unsafe put(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a key that is not known before the program runs.
  public mutating func key(_ name: String) {
    string(name)
    reserve(1)
    unsafe put(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Ends a document: a line feed, and the next one starts afresh.
  public mutating func endLine() {
    reserve(1)
    unsafe put(UInt8(ascii: "\n"))
    needsComma = false
  }

  // MARK: Values

  /// Writes a string that needs no escape.
  public mutating func literal(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    reserve(length + 3)
    unsafe separate()
    unsafe put(UInt8(ascii: "\""))
    unsafe put(text.utf8Start, length)
    unsafe put(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes any string, escaping what RFC 8259 section 7 requires and nothing else.
  public mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      // At worst every byte becomes \u00XX.
      reserve(utf8.count * 6 + 3)
      unsafe separate()
      unsafe put(UInt8(ascii: "\""))
      unsafe putEscaped(utf8)
      unsafe put(UInt8(ascii: "\""))
    }
    needsComma = true
  }

  /// Writes a string made of `prefix`, which needs no escape, and `text`.
  public mutating func string(_ prefix: StaticString, _ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      let length = prefix.utf8CodeUnitCount
      reserve(length + utf8.count * 6 + 3)
      unsafe separate()
      unsafe put(UInt8(ascii: "\""))
      unsafe put(prefix.utf8Start, length)
      unsafe putEscaped(utf8)
      unsafe put(UInt8(ascii: "\""))
    }
    needsComma = true
  }

  /// Writes an integer.
  public mutating func integer<Value: BinaryInteger>(_ value: Value) {
    reserve(24)
    unsafe separate()
    unsafe putInteger(Int64(value))
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
    unsafe putFixed(value, places: places, trimming: true)
    needsComma = true
  }

  /// Writes the shortest decimal that reads back as `value`, which must be finite; whole numbers get no point.
  public mutating func double(_ value: Double) {
    if value == value.rounded(), abs(value) <= 9_007_199_254_740_992 {
      integer(Int64(value))
    } else {
      raw(value.description)
    }
  }

  /// Writes `true` or `false`.
  public mutating func boolean(_ value: Bool) {
    reserve(8)
    unsafe separate()
    if value { unsafe putStatic("true") } else { unsafe putStatic("false") }
    needsComma = true
  }

  /// Writes `null`.
  public mutating func null() {
    reserve(8)
    unsafe separate()
    unsafe putStatic("null")
    needsComma = true
  }

  /// Writes `text` as it stands: a value that is JSON already.
  public mutating func raw(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      reserve(utf8.count + 1)
      unsafe separate()
      if let start = utf8.baseAddress { unsafe put(start, utf8.count) }
    }
    needsComma = true
  }

  // MARK: Times

  /// How a time is printed.
  public enum TimeStyle: Sendable {
    /// `2026-03-02T14:00:00.118Z`.
    case milliseconds
    /// `2026-03-02T14:00:00Z`; the fraction is dropped.
    case seconds
    /// As `milliseconds`, but without a fraction that is zero.
    case trimmedMilliseconds
  }

  /// Writes an ISO 8601 time in UTC, rounded down to what `style` shows.
  public mutating func time(_ time: SimulationTime, style: TimeStyle = .milliseconds) {
    let milliseconds = time.milliseconds
    reserve(32)
    unsafe separate()
    unsafe put(UInt8(ascii: "\""))
    let days = milliseconds.flooredQuotient(by: 86_400_000)
    let inDay = Int(milliseconds - days * 86_400_000)
    let date = CivilDate(daysSinceEpoch: days)
    unsafe putPadded(date.year, digits: 4)
    unsafe put(UInt8(ascii: "-"))
    unsafe putPadded(date.month, digits: 2)
    unsafe put(UInt8(ascii: "-"))
    unsafe putPadded(date.day, digits: 2)
    unsafe put(UInt8(ascii: "T"))
    unsafe putPadded(inDay / 3_600_000, digits: 2)
    unsafe put(UInt8(ascii: ":"))
    unsafe putPadded(inDay / 60_000 % 60, digits: 2)
    unsafe put(UInt8(ascii: ":"))
    unsafe putPadded(inDay / 1_000 % 60, digits: 2)
    let fraction = inDay % 1_000
    switch style {
    case .seconds: break
    case .trimmedMilliseconds where fraction == 0: break
    case .milliseconds, .trimmedMilliseconds:
      unsafe put(UInt8(ascii: "."))
      unsafe putPadded(fraction, digits: 3)
    }
    unsafe put(UInt8(ascii: "Z"))
    unsafe put(UInt8(ascii: "\""))
    needsComma = true
  }

  // MARK: Identifiers

  /// Writes `prefix` and 128 bits as 32 lower-case hexadecimal digits.
  public mutating func hex(_ prefix: StaticString, _ high: UInt64, _ low: UInt64) {
    reserve(prefix.utf8CodeUnitCount + 40)
    unsafe separate()
    unsafe put(UInt8(ascii: "\""))
    unsafe put(prefix.utf8Start, prefix.utf8CodeUnitCount)
    unsafe putHex(high, digits: 16)
    unsafe putHex(low, digits: 16)
    unsafe put(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes 128 bits as a UUID, exactly as given: version and variant are the caller's.
  public mutating func uuid(_ high: UInt64, _ low: UInt64) { uuid("", high, low) }

  /// Writes `prefix` and 128 bits as a UUID.
  public mutating func uuid(_ prefix: StaticString, _ high: UInt64, _ low: UInt64, suffix: StaticString = "") {
    reserve(prefix.utf8CodeUnitCount + suffix.utf8CodeUnitCount + 48)
    unsafe separate()
    unsafe put(UInt8(ascii: "\""))
    unsafe put(prefix.utf8Start, prefix.utf8CodeUnitCount)
    unsafe putHex(high >> 32, digits: 8)
    unsafe put(UInt8(ascii: "-"))
    unsafe putHex(high >> 16, digits: 4)
    unsafe put(UInt8(ascii: "-"))
    unsafe putHex(high, digits: 4)
    unsafe put(UInt8(ascii: "-"))
    unsafe putHex(low >> 48, digits: 4)
    unsafe put(UInt8(ascii: "-"))
    unsafe putHex(low, digits: 12)
    unsafe put(suffix.utf8Start, suffix.utf8CodeUnitCount)
    unsafe put(UInt8(ascii: "\""))
    needsComma = true
  }

  // MARK: Bytes. Everything below writes into room that the caller has reserved.

  private mutating func reserve(_ extra: Int) {
    if count + extra > capacity { grow(by: extra) }
  }

  @inline(never)
  private mutating func grow(by extra: Int) {
    let larger = max(capacity * 2, count + extra)
    let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe fresh.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = fresh
    capacity = larger
  }

  @unsafe private mutating func separate() {
    if needsComma { unsafe put(UInt8(ascii: ",")) }
  }

  @unsafe private mutating func put(_ byte: UInt8) {
    unsafe base[count] = byte
    count += 1
  }

  @unsafe private mutating func put(_ start: UnsafePointer<UInt8>, _ length: Int) {
    unsafe (base + count).update(from: start, count: length)
    count += length
  }

  @unsafe private mutating func putStatic(_ text: StaticString) {
    unsafe put(text.utf8Start, text.utf8CodeUnitCount)
  }

  @unsafe private mutating func putEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
    for position in utf8.indices {
      let byte = unsafe utf8[position]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        unsafe put(UInt8(ascii: "\\"))
        unsafe put(byte)
      case 0..<0x20:
        unsafe put(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: unsafe put(UInt8(ascii: "b"))
        case 0x09: unsafe put(UInt8(ascii: "t"))
        case 0x0A: unsafe put(UInt8(ascii: "n"))
        case 0x0C: unsafe put(UInt8(ascii: "f"))
        case 0x0D: unsafe put(UInt8(ascii: "r"))
        default:
          unsafe putStatic("u00")
          unsafe putHex(UInt64(byte), digits: 2)
        }
      default: unsafe put(byte)
      }
    }
  }

  @unsafe private mutating func putInteger(_ value: Int64) {
    if value < 0 { unsafe put(UInt8(ascii: "-")) }
    unsafe putMagnitude(value.magnitude)
  }

  @unsafe private mutating func putMagnitude(_ value: UInt64) {
    var digits = 1
    var bound: UInt64 = 10
    while digits < 19, value >= bound {
      digits += 1
      bound &*= 10
    }
    if digits == 19, value >= 10_000_000_000_000_000_000 { digits = 20 }
    var rest = value
    var position = count + digits
    repeat {
      position -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      unsafe base[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = quotient
    } while rest > 0
    count += digits
  }

  @unsafe private mutating func putPadded(_ value: Int, digits: Int) {
    var rest = value
    var position = count + digits
    while position > count {
      position -= 1
      unsafe base[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  @unsafe private mutating func putFixed(_ value: Int, places: Int, trimming: Bool) {
    var scale: UInt = 1
    for _ in 0..<places { scale *= 10 }
    let (whole, fraction) = value.magnitude.quotientAndRemainder(dividingBy: scale)
    if value < 0 { unsafe put(UInt8(ascii: "-")) }
    unsafe putMagnitude(UInt64(whole))
    if trimming, fraction == 0 { return }
    unsafe put(UInt8(ascii: "."))
    unsafe putPadded(Int(fraction), digits: places)
    if trimming {
      while unsafe base[count - 1] == UInt8(ascii: "0") { count -= 1 }
    }
  }

  @unsafe private mutating func putHex(_ value: UInt64, digits: Int) {
    var rest = value
    var position = count + digits
    while position > count {
      position -= 1
      let digit = UInt8(truncatingIfNeeded: rest & 15)
      unsafe base[position] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
      rest >>= 4
    }
    count += digits
  }

  private mutating func open(_ bracket: UInt8) {
    reserve(2)
    unsafe separate()
    unsafe put(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    reserve(1)
    unsafe put(bracket)
    needsComma = true
  }
}
