public import Quantities

/// Times.
extension JSONWriter {
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
    if !lastDate.covers(milliseconds) { lastDate = DateText(milliseconds) }
    // Twelve bytes are stored, of which the last is overwritten by the hour.
    let place = unsafe UnsafeMutableRawPointer(base + length)
    unsafe place.storeBytes(of: lastDate.head, as: UInt64.self)
    unsafe (place + 8).storeBytes(of: lastDate.tail, as: UInt32.self)
    length += 11
    let inDay = Int(milliseconds - lastDate.start)
    let (second, fraction) = inDay.quotientAndRemainder(dividingBy: 1_000)
    let (minute, seconds) = second.quotientAndRemainder(dividingBy: 60)
    let (hour, minutes) = minute.quotientAndRemainder(dividingBy: 60)
    unsafe putPadded(hour, digits: 2)
    unsafe put(UInt8(ascii: ":"))
    unsafe putPadded(minutes, digits: 2)
    unsafe put(UInt8(ascii: ":"))
    unsafe putPadded(seconds, digits: 2)
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
}

/// The text of a day, `2026-03-02T`, as two words to be stored.
struct DateText {
  /// Milliseconds since the epoch at which the day begins; a day that no time lies in until there is one.
  private(set) var start = Int64.min
  private(set) var head: UInt64 = 0
  private(set) var tail: UInt32 = 0

  private static let day: Int64 = 86_400_000

  init() {}

  /// The day of an instant, milliseconds since the epoch; its year is 0 through 9999.
  init(_ milliseconds: Int64) {
    let days = milliseconds.flooredQuotient(by: Self.day)
    start = days * Self.day
    let date = CivilDate(daysSinceEpoch: days)
    for (position, value) in [(0, date.year / 100), (2, date.year % 100), (5, date.month)] {
      head |= UInt64(Self.pair(value)) << (8 * position)
    }
    head |= UInt64(UInt8(ascii: "-")) << 32 | UInt64(UInt8(ascii: "-")) << 56
    tail = Self.pair(date.day) | UInt32(UInt8(ascii: "T")) << 16
    head = head.littleEndian
    tail = tail.littleEndian
  }

  /// Whether an instant lies in the day.
  func covers(_ milliseconds: Int64) -> Bool { UInt64(bitPattern: milliseconds &- start) < UInt64(Self.day) }

  private static func pair(_ value: Int) -> UInt32 { UInt32(value / 10 + 48) | UInt32(value % 10 + 48) << 8 }
}
