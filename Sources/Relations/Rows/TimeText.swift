import Quantities

/// Instants as 24 bytes of text, `2026-03-02T14:00:00.118Z`: what databases and files without a type for them get.
///
/// Times that come together mostly share a day, whose date is put together once.
public struct TimeText: Sendable {
  /// The bytes of a text.
  public static let length = 24
  private static let day: Int64 = 86_400_000

  private var start: Int64 = .min
  private var date: [UInt8] = Array("0000-00-00T".utf8)

  /// A writer that has seen no time.
  public init() {}

  /// Adds the text of an instant, milliseconds since the epoch, in the years 0 through 9999.
  public mutating func append(_ milliseconds: Int64, to bytes: inout [UInt8]) {
    if milliseconds < start || milliseconds >= start &+ Self.day || start == .min {
      let days = milliseconds.flooredQuotient(by: Self.day)
      start = days * Self.day
      let civil = CivilDate(daysSinceEpoch: days)
      date.removeAll(keepingCapacity: true)
      Self.add(civil.year, 4, to: &date)
      date.append(UInt8(ascii: "-"))
      Self.add(civil.month, 2, to: &date)
      date.append(UInt8(ascii: "-"))
      Self.add(civil.day, 2, to: &date)
      date.append(UInt8(ascii: "T"))
    }
    bytes.append(contentsOf: date)
    let inDay = Int(milliseconds - start)
    Self.add(inDay / 3_600_000, 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Self.add(inDay / 60_000 % 60, 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Self.add(inDay / 1_000 % 60, 2, to: &bytes)
    bytes.append(UInt8(ascii: "."))
    Self.add(inDay % 1_000, 3, to: &bytes)
    bytes.append(UInt8(ascii: "Z"))
  }

  private static func add(_ number: Int, _ digits: Int, to bytes: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    var rest = number
    for _ in 0..<digits {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }
}
