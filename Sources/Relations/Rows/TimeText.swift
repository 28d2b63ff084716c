import Quantities

/// Instants as 24 bytes of text, `2026-03-02T14:00:00.118Z`: what databases and files without a type for them get.
///
/// Times that come together mostly share a day, whose date is put together once.
public struct TimeText: Sendable {
  /// The bytes of a text.
  public static let length = 24
  private static let day: Int64 = 86_400_000

  private var start: Int64 = .min
  /// The text of the day's midnight, eight bytes a word, the first of them lowest.
  private var midnight: (UInt64, UInt64, UInt64) = (0, 0, 0)

  /// A writer that has seen no time.
  public init() {}

  /// Adds the text of an instant, milliseconds since the epoch, in the years 0 through 9999.
  public mutating func append(_ milliseconds: Int64, to bytes: inout [UInt8]) {
    let words = text(of: milliseconds)
    bytes.append(addingCapacity: Self.length) { room in
      func add(_ word: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { room.append(UInt8(truncatingIfNeeded: word >> shift)) }
      }
      add(words.0)
      add(words.1)
      add(words.2)
    }
  }

  /// The text of an instant, milliseconds since the epoch, in the years 0 through 9999: eight bytes a word, the first of
  /// them lowest.
  public mutating func text(of milliseconds: Int64) -> (UInt64, UInt64, UInt64) {
    if milliseconds < start || milliseconds &- start >= Self.day || start == .min { begin(milliseconds) }
    // Below a day, so that 32 bits hold it, which divide faster.
    let inDay = UInt32(truncatingIfNeeded: milliseconds &- start)
    let seconds = inDay / 1_000
    let rest = inDay % 1_000
    let minutes = seconds / 60
    let clock = Self.digits(minutes / 60) << 24 | Self.digits(minutes % 60) << 48
    let fraction = Self.digits(seconds % 60) << 8 | UInt64(rest / 100) << 32 | Self.digits(rest % 100) << 40
    return (midnight.0, midnight.1 | clock, midnight.2 | fraction)
  }

  /// Two digits as bytes, to be laid over zeros.
  private static func digits(_ number: UInt32) -> UInt64 { UInt64(number / 10) | UInt64(number % 10) << 8 }

  private mutating func begin(_ milliseconds: Int64) {
    let days = milliseconds.flooredQuotient(by: Self.day)
    start = days * Self.day
    let civil = CivilDate(daysSinceEpoch: days)
    func two(_ number: Int) -> UInt64 { Self.digits(UInt32(truncatingIfNeeded: number)) }
    midnight.0 = Self.word("0000-00-") | two(civil.year / 100) | two(civil.year % 100) << 16 | two(civil.month) << 40
    midnight.1 = Self.word("00T00:00") | two(civil.day)
    midnight.2 = Self.word(":00.000Z")
  }

  private static func word(_ text: String) -> UInt64 { text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
}
